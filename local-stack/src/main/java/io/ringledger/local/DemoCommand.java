package io.ringledger.local;

import io.ringledger.local.demo.BoutPlay;
import io.ringledger.local.demo.PlayException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts the stack and settles a bout on it, for everyone to see. */
@Command(name = "demo", description = "Plays a whole bout on the local stack.")
final class DemoCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private final StackOptions options = new StackOptions();

  @Option(names = "--exit", description = "Stop after the play instead of leaving the stack up.")
  private boolean exit;

  DemoCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException {
    LocalStack stack = new LocalStack(options.settings(), terminal);
    try (Session session = Session.of(stack, terminal)) {
      terminal.say("Starting PostgreSQL, the sandbox ledger and RingLedger ...");
      stack.start();
      if (!play(stack)) {
        return 1;
      }
      if (exit) {
        return 0;
      }
      session.announce();
      return session.stay();
    }
  }

  private boolean play(LocalStack stack) throws InterruptedException {
    try (BoutPlay play = BoutPlay.between(stack.api(), stack.ledger(), terminal::say)) {
      return play.run().agrees();
    } catch (PlayException e) {
      terminal.complain("The play stopped: " + e.getMessage());
      terminal.complain("The application's log is in " + stack.data().resolve("logs") + ".");
      return false;
    }
  }
}
