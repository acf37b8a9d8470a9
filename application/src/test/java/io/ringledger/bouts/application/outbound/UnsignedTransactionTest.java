package io.ringledger.bouts.application.outbound;

import static io.ringledger.bouts.domain.BoutFixtures.FIGHTER_A_WALLET;
import static io.ringledger.bouts.domain.BoutFixtures.PROMOTER_WALLET;
import static io.ringledger.bouts.domain.BoutFixtures.aBoutWithResult;
import static io.ringledger.bouts.domain.BoutFixtures.aDraftBout;
import static io.ringledger.bouts.domain.BoutFixtures.fulfillmentHex;
import static io.ringledger.bouts.domain.BoutFixtures.permitOf;
import static io.ringledger.bouts.domain.BoutFixtures.preimageOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.ringledger.bouts.application.outbound.UnsignedTransaction.EscrowCancel;
import io.ringledger.bouts.application.outbound.UnsignedTransaction.EscrowCreate;
import io.ringledger.bouts.application.outbound.UnsignedTransaction.EscrowFinish;
import io.ringledger.bouts.application.outbound.UnsignedTransaction.Opening;
import io.ringledger.bouts.domain.Bout;
import io.ringledger.bouts.domain.Corner;
import io.ringledger.bouts.domain.EscrowKind;
import io.ringledger.bouts.domain.OfferSequence;
import io.ringledger.bouts.domain.Preimage;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The transactions as the ledger and the contract have them, field for field. */
class UnsignedTransactionTest {

  private static final OfferSequence SEQUENCE = new OfferSequence(4_294_967_295L);

  // 2026-02-14T20:00:00Z in Ripple seconds, computed as unix time less 946684800.
  private static final long EVENT_RIPPLE = 1_771_099_200L - 946_684_800L;

  @Test
  void aShowPurseIsLockedUntilTwoHoursAfterTheEvent() {
    EscrowCreate create = new EscrowCreate(aDraftBout().escrow(EscrowKind.SHOW_A).terms());

    assertThat(create.json())
        .containsExactly(
            entry("TransactionType", "EscrowCreate"),
            entry("Account", PROMOTER_WALLET.value()),
            entry("Destination", FIGHTER_A_WALLET.value()),
            entry("Amount", "1000000"),
            entry("FinishAfter", EVENT_RIPPLE + 7_200));
  }

  @Test
  void aBonusIsLockedUnderItsConditionAndCanBeTakenBack() {
    Bout bout = aDraftBout();
    EscrowCreate create = new EscrowCreate(bout.escrow(EscrowKind.BONUS_A).terms());

    assertThat(create.json())
        .containsExactly(
            entry("TransactionType", "EscrowCreate"),
            entry("Account", PROMOTER_WALLET.value()),
            entry("Destination", FIGHTER_A_WALLET.value()),
            entry("Amount", "300000"),
            entry("FinishAfter", EVENT_RIPPLE + 7_200),
            entry("CancelAfter", EVENT_RIPPLE + 604_800),
            entry("Condition", preimageOf(bout.id(), Corner.A).condition().hex()));
  }

  @Test
  void aShowPurseIsFinishedWithoutMore() {
    assertThat(new EscrowFinish(PROMOTER_WALLET, SEQUENCE, Optional.empty()).json())
        .containsExactly(
            entry("TransactionType", "EscrowFinish"),
            entry("Account", PROMOTER_WALLET.value()),
            entry("Owner", PROMOTER_WALLET.value()),
            entry("OfferSequence", 4_294_967_295L));
  }

  @Test
  void theWinnersBonusIsFinishedWithItsFulfillmentAndTheFeeThatItCosts() {
    Bout bout = aBoutWithResult(Corner.A);
    Preimage secret = preimageOf(bout.id(), Corner.A);
    EscrowFinish finish =
        new EscrowFinish(
            PROMOTER_WALLET,
            SEQUENCE,
            Optional.of(
                new Opening(
                    secret.condition(), permitOf(bout).disclose(secret), Opening.USUAL_BASE_FEE)));

    assertThat(finish.json())
        .containsExactly(
            entry("TransactionType", "EscrowFinish"),
            entry("Account", PROMOTER_WALLET.value()),
            entry("Owner", PROMOTER_WALLET.value()),
            entry("OfferSequence", 4_294_967_295L),
            entry("Condition", secret.condition().hex()),
            entry("Fulfillment", fulfillmentHex(secret)),
            entry("Fee", "350"));
    assertThat(finish.toString()).doesNotContain(fulfillmentHex(secret).substring(8));
  }

  @Test
  void theLosersBonusIsTakenBackWithoutAnythingSecret() {
    assertThat(new EscrowCancel(PROMOTER_WALLET, SEQUENCE).json())
        .containsExactly(
            entry("TransactionType", "EscrowCancel"),
            entry("Account", PROMOTER_WALLET.value()),
            entry("Owner", PROMOTER_WALLET.value()),
            entry("OfferSequence", 4_294_967_295L));
  }
}
