package io.ringledger.bouts.domain.signing;

import static io.ringledger.bouts.domain.BoutFixtures.NOW;
import static io.ringledger.bouts.domain.BoutFixtures.aDraftBout;
import static io.ringledger.bouts.domain.BoutFixtures.hashOf;
import static io.ringledger.bouts.domain.BoutFixtures.uuidOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringledger.bouts.domain.Bout;
import io.ringledger.bouts.domain.EscrowId;
import io.ringledger.bouts.domain.EscrowKind;
import io.ringledger.shared.domain.Altered;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SigningRequestTest {

  private static final Bout BOUT = aDraftBout();
  private static final EscrowId SHOW_A = BOUT.escrow(EscrowKind.SHOW_A).id();
  private static final UUID PAYLOAD = uuidOf("payload");
  private static final Instant LATER = NOW.plusSeconds(7);

  private final SigningRequest requested =
      SigningRequest.first(
          new SigningRequestId(uuidOf("request")),
          BOUT.id(),
          SHOW_A,
          EscrowKind.SHOW_A,
          SigningAction.CREATE,
          NOW,
          1_000);
  private final SigningRequest open = requested.known(PAYLOAD);

  @Test
  void theFirstIsWrittenDownBeforeTheWalletIsAsked() {
    assertThat(requested.status()).isEqualTo(SigningRequestStatus.REQUESTED);
    assertThat(requested.attempt()).isEqualTo(1);
    assertThat(requested.payload()).isEmpty();
    assertThat(requested.askedAt()).contains(NOW);
    assertThat(requested.preparedAtLedger()).isEqualTo(1_000);
    assertThat(requested.reference()).isEqualTo(SHOW_A + ":create");
  }

  @Test
  void eachAttemptHasItsOwnReference() {
    SigningRequest second = open.next(new SigningRequestId(uuidOf("second")), LATER, 2_000);
    SigningRequest third = second.next(new SigningRequestId(uuidOf("third")), LATER, 3_000);

    assertThat(second.reference()).isEqualTo(SHOW_A + ":create:2");
    assertThat(third.reference()).isEqualTo(SHOW_A + ":create:3");
    assertThat(second.status()).isEqualTo(SigningRequestStatus.REQUESTED);
    assertThat(second.payload()).isEmpty();
    assertThat(second.requestedAt()).isEqualTo(LATER);
    assertThat(second.preparedAtLedger()).isEqualTo(2_000);
    assertThat(second.escrow()).isEqualTo(SHOW_A);
  }

  @Test
  void whoeverAsksTheWalletIsGivenThirtySeconds() {
    assertThat(requested.isBeingAsked(NOW)).isTrue();
    assertThat(requested.isBeingAsked(NOW.plus(SigningRequest.ASKING).minusMillis(1))).isTrue();
    assertThat(requested.isBeingAsked(NOW.plus(SigningRequest.ASKING))).isFalse();
    assertThat(requested.askedInVain().isBeingAsked(NOW)).isFalse();
    assertThat(requested.askedInVain().askedAgain(LATER).isBeingAsked(LATER)).isTrue();
    assertThat(open.isBeingAsked(NOW)).isFalse();
  }

  @Test
  void whatTheWalletHasIsOpenAndKeepsItsName() {
    assertThat(open.status()).isEqualTo(SigningRequestStatus.OPEN);
    assertThat(open.payload()).contains(PAYLOAD);
    assertThat(open.known(uuidOf("another"))).isEqualTo(open);
    assertThat(open.askedAgain(LATER)).isEqualTo(open);
    assertThat(open.askedInVain()).isEqualTo(open);
  }

  @Test
  void nothingComesOfWhatTheWalletIsNotKnownToHave() {
    assertThat(requested.signed(hashOf("tx"), LATER)).isEqualTo(requested);
    assertThat(requested.declined(LATER)).isEqualTo(requested);
    assertThat(requested.cancelled(LATER)).isEqualTo(requested);
    assertThat(requested.expired()).isEqualTo(requested);
  }

  @ParameterizedTest
  @EnumSource(names = {"OPEN", "EXPIRED", "DECLINED", "CANCELLED"})
  void aLateSignatureBeatsWhateverWasThoughtBefore(SigningRequestStatus before) {
    SigningRequest signed = in(before).signed(hashOf("tx"), LATER);

    assertThat(signed.status()).isEqualTo(SigningRequestStatus.SIGNED);
    assertThat(signed.transaction()).contains(hashOf("tx"));
    assertThat(signed.resolvedAt()).contains(LATER);
  }

  @Test
  void nothingBeatsASignature() {
    SigningRequest signed = open.signed(hashOf("tx"), NOW);

    assertThat(signed.signed(hashOf("another"), LATER)).isEqualTo(signed);
    assertThat(signed.declined(LATER)).isEqualTo(signed);
    assertThat(signed.cancelled(LATER)).isEqualTo(signed);
    assertThat(signed.expired()).isEqualTo(signed);
    assertThat(signed.known(uuidOf("another"))).isEqualTo(signed);
    assertThat(signed.seen(true, Optional.of(LATER))).isEqualTo(signed);
  }

  @ParameterizedTest
  @EnumSource(names = {"DECLINED", "CANCELLED"})
  void whatIsOverCanOnlyTurnOutToBeSigned(SigningRequestStatus over) {
    SigningRequest request = in(over);

    assertThat(request.declined(LATER)).isEqualTo(request);
    assertThat(request.cancelled(LATER)).isEqualTo(request);
    assertThat(request.expired()).isEqualTo(request);
    assertThat(request.resolvedAt()).contains(NOW);
  }

  @ParameterizedTest
  @EnumSource(names = {"DECLINED", "CANCELLED"})
  void whatHasExpiredMayYetBeDeclinedOrTakenBack(SigningRequestStatus next) {
    SigningRequest expired = open.expired();
    SigningRequest over =
        next == SigningRequestStatus.DECLINED ? expired.declined(LATER) : expired.cancelled(LATER);

    assertThat(over.status()).isEqualTo(next);
    assertThat(over.resolvedAt()).contains(LATER);
  }

  @Test
  void onceOpenedItStaysOpenedAndTheLastKnownExpiryCounts() {
    SigningRequest seen = open.seen(true, Optional.of(LATER)).seen(false, Optional.empty());

    assertThat(seen.opened()).isTrue();
    assertThat(seen.expiresAt()).contains(LATER);
    assertThat(seen.seen(false, Optional.of(NOW)).expiresAt()).contains(NOW);
  }

  @Test
  void onlyWhatWasOpenedSurvivesItsExpiryAndOnlyForAWhile() {
    SigningRequest expired = open.seen(true, Optional.of(LATER)).expired();
    Instant end = LATER.plus(SigningRequest.SIGNING_GRACE);

    assertThat(expired.maySurviveExpiry(end.minusMillis(1))).isTrue();
    assertThat(expired.maySurviveExpiry(end)).isFalse();
    assertThat(open.seen(false, Optional.of(LATER)).expired().maySurviveExpiry(LATER)).isFalse();
    assertThat(open.seen(true, Optional.of(LATER)).maySurviveExpiry(LATER)).isFalse();
    assertThat(open.seen(true, Optional.empty()).expired().maySurviveExpiry(end)).isTrue();
  }

  @Test
  void aRequestIsFollowedUntilNothingCanBeHeardOfItAnyMore() {
    Instant day = NOW.plus(Duration.ofDays(1));

    assertThat(open.isFollowed(NOW.plus(Duration.ofDays(30)))).isTrue();
    assertThat(requested.isFollowed(day.minusMillis(1))).isTrue();
    assertThat(requested.isFollowed(day)).isFalse();
    assertThat(requested.askedAgain(LATER).isFollowed(day)).isTrue();
    SigningRequest expired = open.seen(true, Optional.of(LATER)).expired();
    assertThat(expired.isFollowed(LATER.plus(Duration.ofDays(1)).minusMillis(1))).isTrue();
    assertThat(expired.isFollowed(LATER.plus(Duration.ofDays(1)))).isFalse();
    assertThat(open.signed(hashOf("tx"), NOW).isFollowed(NOW)).isFalse();
    assertThat(open.declined(NOW).isFollowed(NOW)).isFalse();
  }

  @Test
  void aRequestThatContradictsItselfCannotBeBuilt() {
    assertThatThrownBy(() -> Altered.with(requested, "attempt", 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Altered.with(requested, "preparedAtLedger", -1L))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Altered.with(open, "payload", Optional.empty()))
        .hasMessageContaining("has a payload");
    assertThatThrownBy(() -> Altered.with(open, "transaction", Optional.of(hashOf("tx"))))
        .hasMessageContaining("exactly where it is signed");
    assertThatThrownBy(() -> Altered.with(open, "resolvedAt", Optional.of(NOW)))
        .hasMessageContaining("exactly where the status is final");
    assertThatThrownBy(() -> Altered.with(open.declined(NOW), "resolvedAt", Optional.empty()))
        .hasMessageContaining("exactly where the status is final");
  }

  @ParameterizedTest
  @EnumSource
  void eachStatusAndActionHasItsWire(SigningRequestStatus status) {
    assertThat(SigningRequestStatus.ofWire(status.wire())).contains(status);
    assertThat(SigningRequestStatus.ofWire(status.name())).isEmpty();
    for (SigningAction action : SigningAction.values()) {
      assertThat(SigningAction.ofWire(action.wire())).contains(action);
    }
    assertThat(SigningAction.ofWire("EscrowCreate")).isEmpty();
  }

  private SigningRequest in(SigningRequestStatus status) {
    return switch (status) {
      case REQUESTED -> requested;
      case OPEN -> open;
      case EXPIRED -> open.expired();
      case SIGNED -> open.signed(hashOf("tx"), NOW);
      case DECLINED -> open.declined(NOW);
      case CANCELLED -> open.cancelled(NOW);
    };
  }
}
