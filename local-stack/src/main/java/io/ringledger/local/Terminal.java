package io.ringledger.local;

import java.io.PrintStream;

/** Where the command line speaks; the one place that prints. */
public final class Terminal {

  private final PrintStream out;
  private final PrintStream err;

  public Terminal(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /** The terminal of this process. */
  public static Terminal ofProcess() {
    return new Terminal(System.out, System.err);
  }

  /** Says something of interest. */
  public void say(String line) {
    out.println(line);
    out.flush();
  }

  /** Says what went wrong. */
  public void complain(String line) {
    err.println(line);
    err.flush();
  }
}
