package io.ringledger.local;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** A terminal that remembers what was said. */
final class RecordedTerminal {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Terminal terminal =
      new Terminal(
          new PrintStream(out, true, StandardCharsets.UTF_8),
          new PrintStream(err, true, StandardCharsets.UTF_8));

  Terminal terminal() {
    return terminal;
  }

  String said() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String complained() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
