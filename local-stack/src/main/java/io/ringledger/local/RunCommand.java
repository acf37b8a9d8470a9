package io.ringledger.local;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs the stack until it is told to stop. */
@Command(name = "run", description = "Runs the local stack.")
final class RunCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private final StackOptions options = new StackOptions();
  @Mixin private final XamanOptions xaman = new XamanOptions();

  RunCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException {
    LocalStack stack = new LocalStack(xaman.in(options.settings()), terminal);
    try (Session session = Session.of(stack, terminal)) {
      stack.start();
      session.announce();
      return session.stay();
    }
  }
}
