package io.ringledger.local;

import io.ringledger.local.demo.ApiClient;
import io.ringledger.local.demo.StagedBouts;
import io.ringledger.local.smoke.SmokeGates;
import io.ringledger.local.smoke.SmokeGates.Login;
import io.ringledger.local.smoke.SmokeGates.Scene;
import io.ringledger.local.smoke.SmokeGates.Subject;
import io.ringledger.local.smoke.SmokeReport;
import java.io.Console;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Asks a running system, wherever it is, whether it does its work. */
@Command(name = "smoke", description = "Passes the four smoke gates of a running system.")
final class SmokeCommand implements Callable<Integer> {

  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  private final Terminal terminal;

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--url", required = true, description = "Where the system is.")
  private @Nullable URI url;

  @Option(names = "--email", description = "Of a promoter's account there.")
  private Optional<String> email = Optional.empty();

  @Option(
      names = "--password-env",
      paramLabel = "NAME",
      defaultValue = "RINGLEDGER_SMOKE_PASSWORD",
      description = "The environment variable with its password (${DEFAULT-VALUE}).")
  private String passwordVariable = "";

  @Option(names = "--escrow-bout", paramLabel = "ID", description = "A bout in state draft.")
  private Optional<UUID> escrowBout = Optional.empty();

  @Option(names = "--payout-bout", paramLabel = "ID", description = "A bout with a result.")
  private Optional<UUID> payoutBout = Optional.empty();

  @Option(
      names = "--self-contained",
      description = "Makes account and bouts itself; only for a local stack.")
  private boolean selfContained;

  @Option(
      names = "--ledger",
      paramLabel = "URL",
      defaultValue = "http://localhost:5005",
      description = "The sandbox ledger of that local stack (${DEFAULT-VALUE}).")
  private URI ledger = URI.create("http://localhost:5005");

  @Option(names = "--json", description = "Says all in one line of JSON.")
  private boolean json;

  SmokeCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException {
    URI system = checked(Optional.ofNullable(url).orElseThrow());
    Scene scene = selfContained ? staged(system) : given();
    try (ApiClient api = new ApiClient(system)) {
      SmokeReport report = new SmokeGates(system, api).run(scene);
      if (json) {
        terminal.say(report.json());
      } else {
        report.lines().forEach(terminal::say);
      }
      return report.exitCode();
    }
  }

  private URI checked(URI system) {
    boolean here = isThisMachine(system);
    if (!"https".equals(system.getScheme()) && !("http".equals(system.getScheme()) && here)) {
      throw wrong("--url must begin with https:// unless the system is on this machine.");
    }
    if (selfContained && (!here || !isThisMachine(ledger))) {
      throw wrong("--self-contained is only for a local stack.");
    }
    if (selfContained && (email.isPresent() || escrowBout.isPresent() || payoutBout.isPresent())) {
      throw wrong("--self-contained makes account and bouts itself; leave the others out.");
    }
    return system;
  }

  private static boolean isThisMachine(URI uri) {
    return uri.getHost() != null && THIS_MACHINE.contains(uri.getHost());
  }

  private Scene staged(URI system) {
    return () -> {
      StagedBouts staged = StagedBouts.on(system, ledger);
      return new Subject(
          Optional.of(new Login(staged.email(), staged.password())),
          Optional.of(staged.draft()),
          Optional.of(staged.decided()));
    };
  }

  private Scene given() {
    Optional<Login> login = email.map(address -> new Login(address, password()));
    return () -> new Subject(login, escrowBout.map(UUID::toString), payoutBout.map(UUID::toString));
  }

  private String password() {
    String set = System.getenv(passwordVariable);
    if (set != null && !set.isEmpty()) {
      return set;
    }
    return Optional.ofNullable(System.console())
        .filter(Console::isTerminal)
        .map(console -> console.readPassword("Password: "))
        .map(String::new)
        .orElseThrow(
            () -> wrong("Set %s to the password of that account.".formatted(passwordVariable)));
  }

  private ParameterException wrong(String sentence) {
    return new ParameterException(Optional.ofNullable(spec).orElseThrow().commandLine(), sentence);
  }
}
