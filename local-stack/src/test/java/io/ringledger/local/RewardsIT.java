package io.ringledger.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.local.rewards.RewardsCampaign;
import io.ringledger.local.rewards.RewardsReport;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A day of rewards, and two replicas that settle events while they are killed; bounded. */
class RewardsIT {

  private static final Path APPLICATION = StackSettings.applicationOf(StackOptions.home());
  private static final int KILLS = 8;
  private static final int SENDERS = 2;
  private static final long SEED = 20_260_101;

  @TempDir Path folder;

  private final RecordedTerminal recorded = new RecordedTerminal();

  @Test
  void theDemoSettlesADayOfEventsToThePointAndItsLedgerIsVerified() {
    int status =
        Main.run(
            recorded.terminal(),
            "demo",
            "rewards",
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
        .contains("The ledger is intact.")
        .doesNotContain("DIFFERS", "NOT AS IT SHOULD BE");
  }

  @Test
  void eachEventComesToItsOneEndWhicheverReplicaIsKilled() throws Exception {
    try (LocalStack stack = ChaosCommand.start(folder.resolve("data"), APPLICATION)) {
      RewardsReport report = RewardsCampaign.run(stack, KILLS, SENDERS, SEED, recorded.terminal());
      assertThat(report.anomalies()).as("%s", recorded.said()).isEmpty();
      assertThat(report.kills()).isGreaterThanOrEqualTo(KILLS);
      assertThat(report.accepted()).isPositive();
    }
  }
}
