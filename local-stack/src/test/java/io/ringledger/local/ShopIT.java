package io.ringledger.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.local.replicas.CampaignFigures;
import io.ringledger.local.shop.ShopCampaign;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A day of a shop, and two replicas that sell while they are killed; bounded. */
class ShopIT {

  private static final Path APPLICATION = StackSettings.applicationOf(StackOptions.home());
  private static final int KILLS = 6;
  private static final int BUYERS = 4;
  private static final long SEED = 20_260_101;

  @TempDir Path folder;

  private final RecordedTerminal recorded = new RecordedTerminal();

  @Test
  void theDemoSellsRefundsAndIsDeceivedByNobodyAndTheGatewaysBooksAgree() {
    int status =
        Main.run(
            recorded.terminal(),
            "demo",
            "shop",
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
    assertThat(status).as("%s %s", recorded.said(), recorded.complained()).isZero();
    assertThat(recorded.said())
        .contains("Everything is as it should be.")
        .doesNotContain("DIFFERS", "NOT AS IT SHOULD BE");
  }

  @Test
  void theGatewaysBooksSayWhatTheOrdersSayWhicheverReplicaIsKilled() throws Exception {
    try (LocalStack stack = ChaosCommand.start(folder.resolve("data"), APPLICATION)) {
      CampaignFigures report = ShopCampaign.run(stack, KILLS, BUYERS, SEED, recorded.terminal());
      assertThat(report.anomalies()).as("%s %s", recorded.said(), report.lines()).isEmpty();
      assertThat(report.kills()).isGreaterThanOrEqualTo(KILLS);
      assertThat(report.figures().get("orders placed")).isPositive();
    }
  }
}
