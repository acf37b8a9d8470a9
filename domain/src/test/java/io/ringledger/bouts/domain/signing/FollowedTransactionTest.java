package io.ringledger.bouts.domain.signing;

import static io.ringledger.bouts.domain.BoutFixtures.NOW;
import static io.ringledger.bouts.domain.BoutFixtures.aDraftBout;
import static io.ringledger.bouts.domain.BoutFixtures.hashOf;
import static io.ringledger.bouts.domain.BoutFixtures.uuidOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringledger.bouts.domain.Bout;
import io.ringledger.bouts.domain.EscrowKind;
import io.ringledger.bouts.domain.OfferSequence;
import io.ringledger.shared.domain.Altered;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FollowedTransactionTest {

  private static final Instant LATER = NOW.plusSeconds(9);
  private static final SignedTransaction SIGNED =
      new SignedTransaction(
          hashOf("tx"), OptionalLong.of(7), OptionalLong.empty(), OptionalLong.of(1_020));

  private final Bout bout = aDraftBout();
  private final SigningRequest request =
      SigningRequest.first(
          new SigningRequestId(uuidOf("request")),
          bout.id(),
          bout.escrow(EscrowKind.SHOW_A).id(),
          EscrowKind.SHOW_A,
          SigningAction.CREATE,
          NOW,
          1_000);
  private final FollowedTransaction followed = FollowedTransaction.of(request, SIGNED, NOW);
  private final FollowedTransaction named =
      FollowedTransaction.named(request.escrow(), SigningAction.CREATE, hashOf("tx"), NOW);

  @Test
  void whatWasSignedInARequestIsFollowedFromTheLedgerBeforeIt() {
    assertThat(followed.status()).isEqualTo(FollowedStatus.PENDING);
    assertThat(followed.request()).contains(request.id());
    assertThat(followed.firstLedger()).isEqualTo(1_000);
    assertThat(followed.escrow()).isEqualTo(request.escrow());
    assertThat(followed.hash()).isEqualTo(hashOf("tx"));
  }

  @ParameterizedTest
  @EnumSource(names = {"APPLIED", "FAILED", "NEVER_COMES", "REFUSED", "UNHEARD_OF"})
  void whatIsDecidedStaysDecided(FollowedStatus decision) {
    FollowedTransaction decided = followed.in(decision, Optional.of("why"), LATER);

    assertThat(decided.decidedAt()).contains(LATER);
    for (FollowedStatus other : FollowedStatus.values()) {
      assertThat(decided.in(other, Optional.of("because"), NOW)).isEqualTo(decided);
    }
    assertThat(decided.knownAs(SIGNED, request)).isEqualTo(decided);
  }

  @Test
  void whatIsValidatedMayStillBeDecidedOrTurnOutPending() {
    FollowedTransaction validated =
        followed.in(FollowedStatus.VALIDATED, Optional.of("waits"), LATER);

    assertThat(validated.decidedAt()).isEmpty();
    assertThat(validated.in(FollowedStatus.APPLIED, Optional.empty(), LATER).decidedAt())
        .contains(LATER);
    assertThat(validated.in(FollowedStatus.PENDING, Optional.empty(), LATER)).isEqualTo(followed);
  }

  @Test
  void aNameIsKnownBetterOnceItsBytesAre() {
    FollowedTransaction better = named.knownAs(SIGNED, request);

    assertThat(better.signed()).isEqualTo(SIGNED);
    assertThat(better.request()).contains(request.id());
    assertThat(better.firstLedger()).isEqualTo(1_000);
    assertThat(better.knownSince()).isEqualTo(NOW);
    SignedTransaction another = Altered.with(SIGNED, "sequence", OptionalLong.of(8));
    assertThat(better.knownAs(another, request)).isEqualTo(better);
  }

  @Test
  void onlyABareNameIsGivenUpAndOnlyAfterADay() {
    Instant end = NOW.plus(FollowedTransaction.PATIENCE_WITH_A_NAME);

    assertThat(named.isUnheardOf(end)).isFalse();
    assertThat(named.isUnheardOf(end.plusMillis(1))).isTrue();
    assertThat(followed.isUnheardOf(end.plusMillis(1))).isFalse();
  }

  @Test
  void aNoteIsCutToItsSize() {
    FollowedTransaction noted =
        followed.in(FollowedStatus.PENDING, Optional.of("x".repeat(501)), NOW);

    assertThat(noted.note().orElseThrow()).hasSize(FollowedTransaction.MAX_NOTE);
  }

  @Test
  void aTransactionIsDecidedExactlyWhereItsStatusIsFinal() {
    assertThatThrownBy(() -> Altered.with(followed, "decidedAt", Optional.of(NOW)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Altered.with(followed, "status", FollowedStatus.APPLIED))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aTicketNamesTheEscrowBeforeASequenceAndThereAreNeverBoth() {
    SignedTransaction ticketed =
        new SignedTransaction(
            hashOf("tx"), OptionalLong.empty(), OptionalLong.of(30), OptionalLong.empty());

    assertThat(ticketed.offerSequence()).contains(new OfferSequence(30));
    assertThat(SIGNED.offerSequence()).contains(new OfferSequence(7));
    assertThat(SignedTransaction.named(hashOf("tx")).offerSequence()).isEmpty();
    assertThatThrownBy(() -> Altered.with(SIGNED, "ticket", OptionalLong.of(30)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @EnumSource
  void eachStatusHasItsWire(FollowedStatus status) {
    assertThat(FollowedStatus.ofWire(status.wire())).contains(status);
    assertThat(FollowedStatus.ofWire(status.name())).isEmpty();
  }
}
