package io.ringledger.bouts.application;

import static io.ringledger.bouts.domain.BoutFixtures.NOW;
import static io.ringledger.bouts.domain.BoutFixtures.aDraftBout;
import static io.ringledger.bouts.domain.BoutFixtures.aFundedBout;
import static io.ringledger.bouts.domain.BoutFixtures.hashOf;
import static io.ringledger.bouts.domain.BoutFixtures.uuidOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.bouts.domain.Escrow;
import io.ringledger.bouts.domain.EscrowKind;
import io.ringledger.bouts.domain.signing.FollowedTransaction;
import io.ringledger.bouts.domain.signing.SigningAction;
import io.ringledger.bouts.domain.signing.SigningRequest;
import io.ringledger.bouts.domain.signing.SigningRequestId;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTest {

  private final Pace pace = new Pace();
  private final Escrow planned = aDraftBout().escrow(EscrowKind.SHOW_A);
  private final Escrow created = aFundedBout().escrow(EscrowKind.SHOW_A);

  @ParameterizedTest
  @CsvSource({"0, 5", "20, 5", "24, 6", "2400, 600", "2404, 600", "86400, 600"})
  void aRequestIsAskedForMoreAndMoreRarely(long age, long wait) {
    SigningRequest request =
        SigningRequest.first(
            new SigningRequestId(uuidOf("request")),
            aDraftBout().id(),
            planned.id(),
            EscrowKind.SHOW_A,
            SigningAction.CREATE,
            NOW,
            1);
    Instant now = NOW.plusSeconds(age);

    assertThat(pace.request(request, now)).isEqualTo(now.plusSeconds(wait));
  }

  @ParameterizedTest
  @CsvSource({"-60, 2", "0, 2", "8, 2", "12, 3", "2400, 600", "86400, 600"})
  void aTransactionIsLookedUpSoonerBecauseLedgersCloseEveryFewSeconds(long age, long wait) {
    FollowedTransaction known =
        FollowedTransaction.named(planned.id(), SigningAction.CREATE, hashOf("tx"), NOW);
    Instant now = NOW.plusSeconds(age);

    assertThat(pace.transaction(known, now)).isEqualTo(now.plusSeconds(wait));
  }

  @Test
  void aLockedPurseIsLookedAtFromFinishAfterOn() {
    Instant opens = created.terms().window().finishAfter().toInstant();

    assertThat(pace.escrow(created, NOW, NOW)).contains(opens);
    assertThat(pace.escrow(created, opens.minusMillis(1), opens.minusMillis(1))).contains(opens);
    assertThat(pace.escrow(created, opens, opens)).contains(opens.plusSeconds(60));
    Instant dayAfter = opens.plus(Duration.ofDays(1));
    assertThat(pace.escrow(created, dayAfter, dayAfter))
        .contains(dayAfter.plus(Duration.ofHours(1)));
  }

  @Test
  void theLedgersClockDecidesWhenAPurseOpens() {
    Instant opens = created.terms().window().finishAfter().toInstant();

    assertThat(pace.escrow(created, NOW, opens.minusSeconds(30))).contains(NOW.plusSeconds(30));
    assertThat(pace.escrow(created, NOW, opens)).contains(NOW.plusSeconds(60));
  }

  @Test
  void whatIsNotLockedIsNotLookedAtForItsOwnSake() {
    assertThat(pace.escrow(planned, NOW, NOW)).isEmpty();
  }
}
