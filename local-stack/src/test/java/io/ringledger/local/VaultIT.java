package io.ringledger.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.local.replicas.CampaignFigures;
import io.ringledger.local.vault.chaos.VaultCampaign;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A short day of the vault, and two replicas that are killed while they settle; bounded. */
class VaultIT {

  private static final Path APPLICATION = StackSettings.applicationOf(StackOptions.home());
  private static final int KILLS = 6;
  private static final int DEALERS = 2;
  private static final long SEED = 20_261_123;

  @TempDir Path folder;

  private final RecordedTerminal recorded = new RecordedTerminal();

  @Test
  void theDemoSettlesBatchesToTheDropAndEverybodyHasProofs() {
    int status =
        Main.run(
            recorded.terminal(),
            "demo",
            "vault",
            "--short",
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
    assertThat(status).as("%s", recorded.said()).isZero();
    assertThat(recorded.said())
        .contains("Everything is as it should be.")
        .doesNotContain("DIFFERS", "NOT AS IT SHOULD BE");
  }

  @Test
  void everyBatchIsSettledOrReversedOnceWhicheverReplicaIsKilled() throws Exception {
    try (LocalStack stack = ChaosCommand.start(folder.resolve("data"), APPLICATION)) {
      CampaignFigures report = VaultCampaign.run(stack, KILLS, DEALERS, SEED, recorded.terminal());
      assertThat(report.anomalies()).as("%s", recorded.said()).isEmpty();
      assertThat(report.kills()).isGreaterThanOrEqualTo(KILLS);
      assertThat(report.figures().get("intents accepted")).isPositive();
    }
  }
}
