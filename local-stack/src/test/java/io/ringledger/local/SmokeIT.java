package io.ringledger.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The smoke gates against the deployable itself. */
class SmokeIT {

  @TempDir Path folder;

  private final RecordedTerminal recorded = new RecordedTerminal();

  @Test
  void aLocalStackPassesAllFourGates() throws InterruptedException {
    StackSettings settings =
        StackSettings.onFreePorts(
            folder.resolve("data"), StackSettings.applicationOf(StackOptions.home()));
    try (LocalStack stack = new LocalStack(settings, recorded.terminal())) {
      stack.start();
      assertThat(
              Main.run(
                  recorded.terminal(),
                  "smoke",
                  "--url",
                  stack.api().toString(),
                  "--self-contained",
                  "--ledger",
                  stack.ledger().toString()))
          .as(recorded.said())
          .isZero();
      assertThat(recorded.said())
          .contains("escrow prepare", "4 transactions wait to be signed")
          .contains("payout prepare", "All gates are OK.");

      stack.killApplication();

      assertThat(Main.run(recorded.terminal(), "smoke", "--json", "--url", stack.api().toString()))
          .isEqualTo(1);
      assertThat(recorded.said()).contains("\"gate\":\"health\",\"verdict\":\"FAILED\"");
    }
  }
}
