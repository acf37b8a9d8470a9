package io.ringledger.local;

import java.net.URI;

/** A stack that runs for a command of the terminal, and stops with it, also on Ctrl-C. */
final class Session implements AutoCloseable {

  private final LocalStack stack;
  private final Terminal terminal;
  private final Thread hook;

  private Session(LocalStack stack, Terminal terminal) {
    this.stack = stack;
    this.terminal = terminal;
    this.hook = new Thread(stack::close, "stop-the-stack");
  }

  /** A stack that is stopped with this process; the caller starts it. */
  static Session of(LocalStack stack, Terminal terminal) {
    Session session = new Session(stack, terminal);
    Runtime.getRuntime().addShutdownHook(session.hook);
    return session;
  }

  /** The line that says it is up and where. */
  void announce() {
    URI api = stack.api();
    terminal.say(
        "RingLedger ready on %s (docs %s/docs, metrics %s, sandbox ledger %s, data in %s). Ctrl-C stops it."
            .formatted(api, api, stack.metrics(), stack.ledger(), stack.data()));
    terminal.say(stack.payments().explanation());
    stack.xaman().map(LocalXaman::explanation).ifPresent(terminal::say);
  }

  /** Stays until Ctrl-C, or until the application ends by itself. */
  int stay() throws InterruptedException {
    String ending = stack.awaitApplicationEnd();
    if (stack.isClosed()) {
      return 0;
    }
    terminal.complain(ending);
    return 1;
  }

  @Override
  public void close() {
    stack.close();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException _) {
      // Already shutting down: the hook is at work, and closing twice does no harm.
    }
  }
}
