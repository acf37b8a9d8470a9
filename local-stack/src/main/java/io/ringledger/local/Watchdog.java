package io.ringledger.local;

import java.io.IOException;

/**
 * Ends another process should this one die without a chance to do it itself, killed hard for
 * example. A shell waits for the end of a pipe that only this process holds open.
 */
public final class Watchdog implements AutoCloseable {

  /** Asks kindly, and insists after some seconds. */
  private static final String SCRIPT =
      """
      trap '' INT TERM HUP
      read -r _
      kill -s "$2" "$1" 2>/dev/null || exit 0
      seconds=0
      while kill -0 "$1" 2>/dev/null; do
        seconds=$((seconds + 1))
        if [ "$seconds" -gt 20 ]; then
          kill -s KILL "$1" 2>/dev/null
          exit 0
        fi
        sleep 1
      done
      """;

  private final Process shell;

  private Watchdog(Process shell) {
    this.shell = shell;
  }

  /**
   * Watches over a process.
   *
   * @param pid whom to end
   * @param signal how to ask it, such as TERM
   */
  public static Watchdog over(long pid, String signal) {
    try {
      Process shell =
          new ProcessBuilder("/bin/sh", "-c", SCRIPT, "watchdog", Long.toString(pid), signal)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      return new Watchdog(shell);
    } catch (IOException e) {
      throw new StackException("The shell /bin/sh, which the local stack needs, cannot be run.", e);
    }
  }

  /** Calls it off; the process it watched over is left alone. */
  @Override
  public void close() {
    shell.destroyForcibly();
  }
}
