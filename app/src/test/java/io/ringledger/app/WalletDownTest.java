package io.ringledger.app;

import static io.ringledger.app.Promotion.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.ringledger.shared.persistence.EmbeddedDatabaseResource;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The wallet does not answer: 502, nothing moves, and what was asked for is written down. */
@QuarkusTest
@TestProfile(WalletDownTest.NoWalletAnswers.class)
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class WalletDownTest {

  /** A wallet at a port where nothing listens, and no ledger to ask before. */
  public static final class NoWalletAnswers extends LocalRun {

    private static final String XAMAN_KEY = "d0000000-0000-4000-8000-0000000000a1";
    private static final String XAMAN_SECRET = "d0000000-0000-4000-8000-0000000000a2";

    public NoWalletAnswers() {
      super("declared");
    }

    @Override
    public Map<String, String> getConfigOverrides() {
      Map<String, String> settings = super.getConfigOverrides();
      settings.put("XAMAN_MODE", "api");
      settings.put("XAMAN_BASE_URL", "http://127.0.0.1:1/");
      settings.put("XAMAN_API_KEY", XAMAN_KEY);
      settings.put("XAMAN_API_SECRET", XAMAN_SECRET);
      return settings;
    }
  }

  @Test
  void what_cannot_be_put_into_the_wallet_is_502_each_time_and_nothing_secret_is_logged() {
    Promotion promotion = Promotion.open();
    String id = promotion.planBout().getString("bout_id");
    try (KeptLog log = KeptLog.open()) {
      for (int i = 0; i < 2; i++) {
        as(promotion.promoter)
            .post("/bouts/{id}/escrows/prepare", id)
            .then()
            .statusCode(502)
            .body("code", equalTo("xaman_unavailable"));
      }
      assertThat(log.lines())
          .noneMatch(line -> line.contains(NoWalletAnswers.XAMAN_KEY))
          .noneMatch(line -> line.contains(NoWalletAnswers.XAMAN_SECRET));
    }
    as(promotion.promoter)
        .get("/bouts/{id}", id)
        .then()
        .body("bout_status", equalTo("draft"))
        .body("signings.requests.flatten()", hasSize(4))
        .body("signings.requests.flatten().request_status", everyItem(equalTo("requested")))
        .body("signings.requests.flatten().attempt", everyItem(equalTo(1)));
  }
}
