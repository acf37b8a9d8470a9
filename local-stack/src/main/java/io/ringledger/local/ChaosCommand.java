package io.ringledger.local;

import io.ringledger.local.chaos.Campaign;
import io.ringledger.local.chaos.CampaignReport;
import io.ringledger.local.chaos.DatabaseOutage;
import io.ringledger.local.replicas.CampaignFigures;
import io.ringledger.local.rewards.RewardsCampaign;
import io.ringledger.local.rewards.RewardsReport;
import io.ringledger.local.shop.ShopCampaign;
import io.ringledger.local.vault.chaos.VaultCampaign;
import io.ringledger.local.vault.chaos.VaultLoad;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Kills and cuts off the application under load, on a stack of its own, and checks what is left.
 */
@Command(
    name = "chaos",
    description = "Runs the crash campaign on a local stack of its own.",
    subcommands = ChaosNettingCommand.class)
final class ChaosCommand implements Callable<Integer> {

  private static final Duration CLOSE_INTERVAL = Duration.ofMillis(300);
  private static final Duration OUTAGE = Duration.ofSeconds(10);
  private static final int MOST_ROUNDS = 100_000;
  private static final int MOST_CLIENTS = 64;

  private final Terminal terminal;

  @Spec private @Nullable CommandSpec spec;

  private int rounds = 20;
  private int clients = 6;
  private Scenario scenario = Scenario.CRASHES;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "What the choices follow from (default: drawn by lot).")
  private @Nullable Long seed;

  @Option(names = "--application", hidden = true, description = "The deployable to run.")
  private @Nullable Path application;

  ChaosCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Option(
      names = {"--rounds", "--kills"},
      paramLabel = "N",
      description = "How many rounds; with two replicas, how many kills (default: 20).")
  void setRounds(int value) {
    rounds = checked("--rounds", value, MOST_ROUNDS);
  }

  @Option(names = "--clients", paramLabel = "C", description = "How many clients (default: 6).")
  void setClients(int value) {
    clients = checked("--clients", value, MOST_CLIENTS);
  }

  @Option(
      names = "--scenario",
      paramLabel = "NAME",
      description =
          "crashes, database-outage; or with two replicas rewards, shop or vault, and --kills is how"
              + " many are killed; or vault-load (default: crashes).")
  void setScenario(String name) {
    scenario =
        switch (name) {
          case "crashes" -> Scenario.CRASHES;
          case "database-outage" -> Scenario.DATABASE_OUTAGE;
          case "rewards" -> Scenario.REWARDS;
          case "shop" -> Scenario.SHOP;
          case "vault" -> Scenario.VAULT;
          case "vault-load" -> Scenario.VAULT_LOAD;
          default ->
              throw wrong(
                  "--scenario must be crashes, database-outage, rewards, shop, vault or vault-load.");
        };
  }

  /** What is tormented, and how. */
  private enum Scenario {
    CRASHES,
    DATABASE_OUTAGE,
    REWARDS,
    SHOP,
    VAULT,
    VAULT_LOAD
  }

  /** How a campaign came out. */
  private record Result(List<String> lines, List<String> anomalies) {

    static Result of(CampaignReport report) {
      return new Result(report.lines(), report.anomalies());
    }

    static Result of(RewardsReport report) {
      return new Result(report.lines(), report.anomalies());
    }

    static Result of(CampaignFigures report) {
      return new Result(report.lines(), report.anomalies());
    }

    Result with(String anomaly) {
      List<String> more = new ArrayList<>(anomalies);
      more.add(anomaly);
      return new Result(lines, more);
    }
  }

  private int checked(String option, int value, int most) {
    if (value < 1 || value > most) {
      throw wrong("%s must be 1 to %d, but is %d.".formatted(option, most, value));
    }
    return value;
  }

  private ParameterException wrong(String sentence) {
    return new ParameterException(Optional.ofNullable(spec).orElseThrow().commandLine(), sentence);
  }

  @Override
  public Integer call() throws InterruptedException, IOException {
    long chosen =
        Optional.ofNullable(seed).orElseGet(() -> ThreadLocalRandom.current().nextLong(1_000_000));
    Path data = Files.createTempDirectory("ringledger-chaos");
    Path home = StackOptions.home();
    Path deployable =
        Optional.ofNullable(application).orElseGet(() -> StackSettings.applicationOf(home));
    Result report;
    try (VaultLoad load = new VaultLoad()) {
      StackSettings settings =
          settings(
              data,
              deployable,
              scenario == Scenario.VAULT_LOAD ? load.settings() : VaultCampaign.settings());
      // What the application complains of while it is tormented stands in its log.
      LocalStack stack = new LocalStack(settings, silent());
      try (Session _ = Session.of(stack, terminal)) {
        terminal.say("Starting PostgreSQL, the sandbox ledger and RingLedger in " + data + " ...");
        start(stack);
        terminal.say("The seed is %d, with %d clients.".formatted(chosen, clients));
        report =
            scenario == Scenario.VAULT_LOAD
                ? Result.of(load.run(stack, chosen, terminal))
                : run(stack, settings, chosen);
      }
    }
    report.lines().forEach(terminal::say);
    if (!report.anomalies().isEmpty()) {
      terminal.complain("There were anomalies; data and logs are kept in " + data + ".");
      return 1;
    }
    delete(data);
    return 0;
  }

  private Result run(LocalStack stack, StackSettings settings, long chosen)
      throws InterruptedException {
    return switch (scenario) {
      case CRASHES -> Result.of(Campaign.run(stack, rounds, clients, chosen, terminal));
      case DATABASE_OUTAGE ->
          Result.of(DatabaseOutage.run(stack, OUTAGE, clients, chosen, terminal));
      case REWARDS -> rewards(stack, settings, chosen);
      case SHOP -> Result.of(ShopCampaign.run(stack, rounds, clients, chosen, terminal));
      case VAULT -> Result.of(VaultCampaign.run(stack, rounds, clients, chosen, terminal));
      case VAULT_LOAD -> throw new IllegalStateException("it needs a stack of its own kind");
    };
  }

  private Result rewards(LocalStack stack, StackSettings settings, long chosen)
      throws InterruptedException {
    Result result = Result.of(RewardsCampaign.run(stack, rounds, clients, chosen, terminal));
    return LedgerVerification.of(stack, settings, terminal) == 0
        ? result
        : result.with("the ledger is not intact");
  }

  /** The stack that a campaign wants, up. */
  static LocalStack start(Path data, Path application) throws InterruptedException {
    LocalStack stack =
        new LocalStack(settings(data, application, VaultCampaign.settings()), silent());
    start(stack);
    return stack;
  }

  private static void start(LocalStack stack) throws InterruptedException {
    stack.start();
    stack.stopApplication();
    stack.startApplication();
  }

  private static StackSettings settings(
      Path data, Path application, Map<String, String> ofTheVault) {
    // Killed every few seconds, the application spends its life starting: less is compiled, and its
    // classes come from an archive, which it writes when it is first stopped as it should be.
    String quickly =
        "-XX:TieredStopAtLevel=1 -Xlog:cds=off -XX:+AutoCreateSharedArchive -XX:SharedArchiveFile="
            + data.resolve("classes.jsa");
    Map<String, String> environment = new HashMap<>(ShopCampaign.settings());
    environment.putAll(ofTheVault);
    environment.put("JWT_LIFESPAN", "48h");
    environment.put("JAVA_TOOL_OPTIONS", quickly);
    return StackSettings.onFreePorts(data, application)
        .withCloseInterval(CLOSE_INTERVAL)
        // A campaign may be long, and its clients log in once.
        .withEnvironment(environment);
  }

  private static Terminal silent() {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    return new Terminal(nowhere, nowhere);
  }

  private static void delete(Path folder) {
    try (Stream<Path> walk = Files.walk(folder)) {
      List<Path> contents = walk.sorted(Comparator.reverseOrder()).toList();
      for (Path path : contents) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
