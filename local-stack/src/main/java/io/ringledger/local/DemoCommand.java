package io.ringledger.local;

import io.ringledger.local.demo.BoutPlay;
import io.ringledger.local.demo.PlayException;
import io.ringledger.local.rewards.RewardsPlay;
import io.ringledger.local.shop.ShopPlay;
import io.ringledger.local.vault.VaultPlay;
import io.ringledger.local.vault.VaultSize;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Starts the stack and settles something on it, for everyone to see. */
@Command(
    name = "demo",
    description =
        "Plays a whole bout, or a day of rewards, of a shop or of the vault, on the local stack.")
final class DemoCommand implements Callable<Integer> {

  private static final String BOUT = "bout";
  private static final Set<String> PLAYS = Set.of(BOUT, "rewards", "shop", "vault");
  private static final long SEED = 2026;

  private final Terminal terminal;

  @Spec private @Nullable CommandSpec spec;

  @Mixin private final StackOptions options = new StackOptions();

  @Parameters(
      paramLabel = "PLAY",
      arity = "0..1",
      defaultValue = BOUT,
      description = "bout, rewards, shop or vault (${DEFAULT-VALUE}).")
  private String what = BOUT;

  @Option(names = "--short", description = "Play less of it; for vault.")
  private boolean isShort;

  @Option(names = "--exit", description = "Stop after the play instead of leaving the stack up.")
  private boolean exit;

  DemoCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (!PLAYS.contains(what)) {
      throw new ParameterException(
          Optional.ofNullable(spec).orElseThrow().commandLine(),
          "There is no play '%s'; it is bout, rewards, shop or vault.".formatted(what));
    }
    StackSettings settings = options.settings();
    LocalStack stack = new LocalStack(settings, terminal);
    try (Session session = Session.of(stack, terminal)) {
      terminal.say("Starting PostgreSQL, the sandbox ledger and RingLedger ...");
      stack.start();
      if (!play(stack, settings)) {
        return 1;
      }
      if (exit) {
        return 0;
      }
      session.announce();
      return session.stay();
    }
  }

  private boolean play(LocalStack stack, StackSettings settings) throws InterruptedException {
    try {
      return switch (what) {
        case "rewards" -> playRewards(stack, settings);
        case "shop" -> playShop(stack);
        case "vault" -> playVault(stack);
        default -> playBout(stack);
      };
    } catch (PlayException e) {
      terminal.complain("The play stopped: " + e.getMessage());
      terminal.complain("The application's log is in " + stack.data().resolve("logs") + ".");
      return false;
    }
  }

  private boolean playBout(LocalStack stack) throws InterruptedException {
    try (BoutPlay play = BoutPlay.between(stack.api(), stack.ledger(), terminal::say)) {
      return play.run().agrees();
    }
  }

  private boolean playRewards(LocalStack stack, StackSettings settings)
      throws InterruptedException {
    try (RewardsPlay play = RewardsPlay.on(stack.api(), SEED, terminal::say)) {
      boolean agrees = play.run().isEmpty();
      terminal.say("");
      terminal.say("The ledger, verified beside the application");
      return LedgerVerification.of(stack, settings, terminal) == 0 && agrees;
    }
  }

  private boolean playShop(LocalStack stack) throws InterruptedException {
    try (ShopPlay play = ShopPlay.on(stack.api(), stack.payments().sandbox(), terminal::say)) {
      return isWell(play.run());
    }
  }

  private boolean playVault(LocalStack stack) throws InterruptedException {
    VaultSize size = isShort ? VaultSize.SHORT : VaultSize.WHOLE;
    try (VaultPlay play =
        VaultPlay.between(stack.api(), stack.ledger(), size, SEED, terminal::say)) {
      return isWell(play.run());
    }
  }

  private boolean isWell(List<String> differences) {
    terminal.say("");
    terminal.say(
        differences.isEmpty()
            ? "Everything is as it should be."
            : "%d things are not as they should be.".formatted(differences.size()));
    return differences.isEmpty();
  }
}
