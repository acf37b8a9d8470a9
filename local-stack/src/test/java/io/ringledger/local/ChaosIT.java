package io.ringledger.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.local.chaos.Campaign;
import io.ringledger.local.chaos.CampaignReport;
import io.ringledger.local.chaos.DatabaseOutage;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A crash campaign, bounded: {@code ./ringledger chaos} runs longer ones. */
class ChaosIT {

  private static final int ROUNDS = 20;
  private static final int CLIENTS = 6;
  private static final long SEED = 20_260_101;

  @TempDir Path folder;

  private final RecordedTerminal recorded = new RecordedTerminal();

  @Test
  void nothingAcknowledgedIsLostAndNothingHappensTwiceWhateverIsKilledOrCutOff() throws Exception {
    try (LocalStack stack = start()) {
      CampaignReport report = Campaign.run(stack, ROUNDS, CLIENTS, SEED, recorded.terminal());
      assertThat(report.anomalies()).as("%s", recorded.said()).isEmpty();
      assertThat(report.blows().kills()).isGreaterThanOrEqualTo(ROUNDS);
      assertThat(report.blows().databaseCuts()).isPositive();
      assertThat(report.blows().ledgerCuts()).isPositive();
      assertThat(report.acknowledged()).isPositive();
      assertThat(report.replays()).isPositive();
      assertThat(report.closed()).isGreaterThanOrEqualTo(2 * CLIENTS);
    }
  }

  @Test
  void aDatabaseThatDiesUnderLoadCostsOnlyTheTimeItIsAway() throws Exception {
    try (LocalStack stack = start()) {
      CampaignReport report =
          DatabaseOutage.run(stack, Duration.ofSeconds(10), CLIENTS, SEED, recorded.terminal());
      assertThat(report.anomalies()).as("%s", recorded.said()).isEmpty();
      assertThat(report.closed()).isGreaterThanOrEqualTo(2 * CLIENTS);
    }
  }

  private LocalStack start() throws InterruptedException {
    Path application = StackSettings.applicationOf(StackOptions.home());
    return ChaosCommand.start(folder.resolve("data"), application);
  }
}
