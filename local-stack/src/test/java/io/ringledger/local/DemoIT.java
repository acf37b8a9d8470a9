package io.ringledger.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.local.demo.BoutPlay;
import io.ringledger.local.demo.LedgerClient;
import io.ringledger.local.demo.PlayReport;
import io.ringledger.local.demo.PlayReport.Share;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The deployable itself, as a process, on PostgreSQL and the sandbox, played by outside clients.
 */
class DemoIT {

  private static final Path APPLICATION = StackSettings.applicationOf(StackOptions.home());

  @TempDir Path folder;

  private final RecordedTerminal recorded = new RecordedTerminal();

  @Test
  void theDemoSettlesABoutAndItsDataCarriesAnotherOneThroughAHardKill() throws Exception {
    int status =
        Main.run(
            recorded.terminal(),
            "demo",
            "--exit",
            "--port",
            "0",
            "--ledger-port",
            "0",
            "--payments-port",
            "0",
            "--data",
            folder.resolve("data").toString(),
            "--application",
            APPLICATION.toString());
    assertThat(recorded.complained()).isEmpty();
    assertThat(status).isZero();
    assertThat(recorded.said())
        .contains("8 transactions validated", "Every drop is where it should be.")
        .doesNotContain("DIFFERS");

    StackSettings settings = StackSettings.onFreePorts(folder.resolve("data"), APPLICATION);
    try (LocalStack stack = new LocalStack(settings, recorded.terminal())) {
      stack.start();
      stack.killApplication();
      stack.startApplication();
      settlesEightTransactions(stack);
    }
  }

  private void settlesEightTransactions(LocalStack stack) throws InterruptedException {
    PlayReport report;
    try (BoutPlay play = BoutPlay.between(stack.api(), stack.ledger(), recorded.terminal()::say)) {
      report = play.run();
    }
    assertThat(report.differences()).isEmpty();
    assertThat(report.shares()).hasSize(3).allMatch(Share::agrees);
    assertThat(report.transactions()).hasSize(8).doesNotHaveDuplicates();
    try (LedgerClient ledger = new LedgerClient(stack.ledger())) {
      for (String hash : report.transactions()) {
        assertThat(ledger.awaitValidated(hash).at("/meta/TransactionResult").asText())
            .isEqualTo("tesSUCCESS");
      }
    }
  }
}
