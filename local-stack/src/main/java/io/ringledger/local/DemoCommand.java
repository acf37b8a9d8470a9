package io.ringledger.local;

import io.ringledger.local.demo.BoutPlay;
import io.ringledger.local.demo.PlayException;
import io.ringledger.local.rewards.RewardsPlay;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Starts the stack and settles something on it, for everyone to see. */
@Command(
    name = "demo",
    description = "Plays a whole bout, or a day of rewards, on the local stack.")
final class DemoCommand implements Callable<Integer> {

  private static final long SEED = 2026;

  private final Terminal terminal;

  @Mixin private final StackOptions options = new StackOptions();

  @Parameters(
      paramLabel = "PLAY",
      arity = "0..1",
      defaultValue = "bout",
      description = "bout or rewards (${DEFAULT-VALUE}).")
  private Play what = Play.BOUT;

  @Option(names = "--exit", description = "Stop after the play instead of leaving the stack up.")
  private boolean exit;

  /** What can be played. */
  private enum Play {
    BOUT,
    REWARDS
  }

  DemoCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException {
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
        case BOUT -> playBout(stack);
        case REWARDS -> playRewards(stack, settings);
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
}
