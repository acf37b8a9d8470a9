package io.ringledger.vault.domain.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.domain.TransactionHash;
import io.ringledger.shared.domain.XrplAddress;
import io.ringledger.shared.domain.XrplAddressFixtures;
import io.ringledger.vault.domain.BatchNumber;
import io.ringledger.vault.domain.SessionId;
import io.ringledger.vault.domain.WalletAddress;
import io.ringledger.vault.domain.settlement.AttemptFate.Applied;
import io.ringledger.vault.domain.settlement.AttemptFate.Never;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LegTest {

  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final LegId ID = new LegId(new UUID(1, 1));
  private static final XrplAddress ACCOUNT = XrplAddressFixtures.addressOf("creditor");
  private static final LegTerms PAYMENT =
      LegTerms.payment(
          BatchNumber.FIRST, new WalletAddress(ACCOUNT.value()), ACCOUNT, new Drops(100));
  private static final LegTerms CLAIM =
      LegTerms.claim(
          BatchNumber.FIRST, new SessionId(new UUID(2, 2)), new Drops(100), new Drops(40));

  private static Attempt attempt(long place) {
    return new Attempt(ID, new TransactionHash("%064X".formatted(place)), place, "AB", 10, 30);
  }

  private static Leg signed(LegTerms terms) {
    return Leg.planned(ID, terms, NOW).placed(7, NOW).signed(attempt(7), NOW);
  }

  private static Leg told(LegTerms terms, AttemptFate fate) {
    return signed(terms).followed(List.of(new Leg.Fated(attempt(7), fate)), NOW);
  }

  private static Applied applied(String result, long balance) {
    return new Applied(20, result, balance < 0 ? OptionalLong.empty() : OptionalLong.of(balance));
  }

  @Test
  void aLegIsSignedOnlyOnThePlaceItHas() {
    Leg planned = Leg.planned(ID, PAYMENT, NOW);

    assertThatIllegalStateException().isThrownBy(() -> planned.signed(attempt(7), NOW));
    assertThatIllegalStateException()
        .isThrownBy(() -> planned.placed(8, NOW).signed(attempt(7), NOW));
    assertThatIllegalStateException().isThrownBy(() -> signed(PAYMENT).signed(attempt(7), NOW));
    assertThatIllegalStateException().isThrownBy(() -> signed(PAYMENT).placed(9, NOW));
  }

  @Test
  void whatMayStillComeLeavesItAsItIs() {
    Leg leg = signed(PAYMENT);

    assertThat(leg.followed(List.of(), NOW)).isEqualTo(leg);
    assertThat(told(PAYMENT, new AttemptFate.Open())).isEqualTo(leg);
  }

  @Test
  void oneAppliedTryOutweighsWhatIsSaidOfTheOthers() {
    Leg leg =
        signed(PAYMENT)
            .followed(
                List.of(
                    new Leg.Fated(attempt(7), applied("tesSUCCESS", -1)),
                    new Leg.Fated(attempt(7), new Never(true, "spent"))),
                NOW);

    assertThat(leg.state()).isEqualTo(LegState.VALIDATED);
    assertThat(leg.ledgerIndex()).hasValue(20);
  }

  @Test
  void aClaimIsDoneOnlyWhereItsChannelHasPaidSoMuch() {
    assertThat(told(CLAIM, applied("tesSUCCESS", 140)).state()).isEqualTo(LegState.VALIDATED);
    Leg closed = told(CLAIM, applied("tesSUCCESS", 40));
    assertThat(closed.state()).isEqualTo(LegState.FAILED);
    assertThat(closed.reason()).contains(Leg.CHANNEL_CLOSED);
  }

  @ParameterizedTest
  @CsvSource({
    "tecNO_DST,HELD",
    "tecNO_DST_INSUF_XRP,HELD",
    "tecNO_PERMISSION,HELD",
    "tecDST_TAG_NEEDED,HELD",
    "tecUNFUNDED_PAYMENT,PLANNED",
    "tecINTERNAL,PLANNED"
  })
  void aPaymentIsHeldWhereItsCreditorStandsInTheWay(String code, LegState state) {
    Leg leg = told(PAYMENT, applied(code, -1));

    assertThat(leg.state()).isEqualTo(state);
    assertThat(leg.place().isPresent()).isEqualTo(state == LegState.HELD);
  }

  @ParameterizedTest
  @CsvSource({
    "tecNO_TARGET,FAILED",
    "tecUNFUNDED_PAYMENT,FAILED",
    "tecEXPIRED,FAILED",
    "tecINSUFF_FEE,PLANNED"
  })
  void aClaimFailsWhereItsChannelStandsInTheWay(String code, LegState state) {
    assertThat(told(CLAIM, applied(code, -1)).state()).isEqualTo(state);
  }

  @Test
  void whatNeverCameIsTriedAgainLaterOnTheSameTicket() {
    Leg leg = told(PAYMENT, new Never(false, "passed"));

    assertThat(leg.state()).isEqualTo(LegState.PLANNED);
    assertThat(leg.place()).hasValue(7);
    assertThat(leg.dueAt()).isEqualTo(NOW.plus(Backoff.FIRST));
  }

  @Test
  void whatNoNodeWouldTakeInAnyLedgerIsNotTriedAgain() {
    Leg leg =
        signed(PAYMENT)
            .submitted("temDST_IS_SRC", NOW, NOW)
            .followed(List.of(new Leg.Fated(attempt(7), new Never(false, "passed"))), NOW);

    assertThat(leg.state()).isEqualTo(LegState.HELD);
  }

  @Test
  void noCashMovesOnANewTicketWhereAnotherWasSpentElsewhere() {
    for (LegTerms terms : List.of(PAYMENT, CLAIM)) {
      Leg leg = told(terms, new Never(true, "spent"));
      assertThat(leg.isStuck()).isTrue();
      assertThat(leg.state()).isEqualTo(LegState.SUBMITTED);
      assertThat(leg.retried(Optional.empty(), NOW).place()).isEmpty();
    }
    Leg anchor = told(LegTerms.anchor(BatchNumber.FIRST), new Never(true, "spent"));
    assertThat(anchor.state()).isEqualTo(LegState.PLANNED);
    assertThat(anchor.place()).isEmpty();
  }

  @Test
  void aHeldLegIsRetriedElsewhereOnAnotherTicket() {
    XrplAddress elsewhere = XrplAddressFixtures.addressOf("elsewhere");
    Leg leg = told(PAYMENT, applied("tecNO_DST", -1)).retried(Optional.of(elsewhere), NOW);

    assertThat(leg.state()).isEqualTo(LegState.PLANNED);
    assertThat(leg.place()).isEmpty();
    assertThat(leg.terms().destination()).contains(elsewhere);
    assertThatIllegalStateException().isThrownBy(() -> leg.retried(Optional.empty(), NOW));
  }

  @Test
  void onlyWhatIsNotUnderWayIsGivenUp() {
    assertThat(Leg.planned(ID, CLAIM, NOW).dropped(NOW).state()).isEqualTo(LegState.FAILED);
    assertThat(signed(CLAIM).dropped(NOW)).isEqualTo(signed(CLAIM));
  }

  @Test
  void termsFitTheirKind() {
    assertThatIllegalArgumentException().isThrownBy(() -> LegTerms.makeTickets(0));
    assertThatIllegalArgumentException().isThrownBy(() -> LegTerms.makeTickets(251));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                LegTerms.claim(
                    BatchNumber.FIRST, new SessionId(new UUID(2, 2)), Drops.ZERO, Drops.ZERO));
  }

  @Test
  void waitsDoubleUpToFiveMinutes() {
    assertThat(Backoff.after(1)).isEqualTo(Duration.ofSeconds(2));
    assertThat(Backoff.after(2)).isEqualTo(Duration.ofSeconds(4));
    assertThat(Backoff.after(8)).isEqualTo(Duration.ofSeconds(256));
    assertThat(Backoff.after(9)).isEqualTo(Duration.ofMinutes(5));
    assertThat(Backoff.after(Integer.MAX_VALUE)).isEqualTo(Duration.ofMinutes(5));
  }
}
