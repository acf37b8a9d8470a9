package io.ringledger.bouts.application;

import static io.ringledger.bouts.application.Arena.PROMOTERS;
import static io.ringledger.bouts.application.Arena.STRANGERS;
import static io.ringledger.bouts.domain.BoutFixtures.aBoutWithResult;
import static io.ringledger.bouts.domain.BoutFixtures.aClosedBout;
import static io.ringledger.bouts.domain.BoutFixtures.aCreateClaim;
import static io.ringledger.bouts.domain.BoutFixtures.aDraftBout;
import static io.ringledger.bouts.domain.BoutFixtures.aFundedBout;
import static io.ringledger.bouts.domain.BoutFixtures.aPayoutClaim;
import static io.ringledger.bouts.domain.BoutFixtures.fulfillmentHex;
import static io.ringledger.bouts.domain.BoutFixtures.preimageOf;
import static io.ringledger.bouts.domain.BoutFixtures.proofOf;
import static io.ringledger.bouts.domain.BoutFixtures.successOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringledger.bouts.application.BoutPayouts.PreparedPayouts;
import io.ringledger.bouts.application.Prepared.Item;
import io.ringledger.bouts.application.outbound.SigningRequests.SigningOrder;
import io.ringledger.bouts.domain.Bout;
import io.ringledger.bouts.domain.BoutStatus;
import io.ringledger.bouts.domain.Corner;
import io.ringledger.bouts.domain.EscrowKind;
import io.ringledger.bouts.domain.EscrowStatus;
import io.ringledger.bouts.domain.PayoutClaim;
import io.ringledger.bouts.domain.PayoutStep;
import io.ringledger.shared.application.Answer;
import io.ringledger.shared.application.contract.InTurn;
import io.ringledger.shared.domain.Altered;
import io.ringledger.shared.domain.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PayoutUseCaseTest {

  private final Bout bout = aBoutWithResult(Corner.A);
  private final Arena arena = new Arena().with(bout);

  // Preparing

  @ParameterizedTest
  @EnumSource
  void theWinnersBonusIsOpenedTheLosersIsTakenBackAndTheShowsArePaid(Corner winner) {
    Bout decided = aBoutWithResult(winner);
    Arena own = new Arena().with(decided);
    PreparedPayouts prepared = successOf(own.payouts.prepare(PROMOTERS, decided.id(), Set.of()));

    Map<EscrowKind, Map<String, Object>> json =
        prepared.payouts().items().stream()
            .collect(
                Collectors.toMap(
                    one -> one.step().escrow().kind(), one -> one.transaction().json()));
    assertThat(prepared.status()).isEqualTo(BoutStatus.RESULT_ENTERED);
    assertThat(json).hasSize(4);
    assertThat(json.get(EscrowKind.SHOW_A))
        .containsEntry("TransactionType", "EscrowFinish")
        .doesNotContainKeys("Condition", "Fulfillment", "Fee");
    assertThat(json.get(EscrowKind.bonusOf(winner)))
        .containsEntry("TransactionType", "EscrowFinish")
        .containsEntry("Fulfillment", fulfillmentHex(preimageOf(decided.id(), winner)))
        .containsEntry("Condition", preimageOf(decided.id(), winner).condition().hex());
    assertThat(json.get(EscrowKind.bonusOf(winner.opposite())))
        .containsEntry("TransactionType", "EscrowCancel")
        .doesNotContainKeys("Condition", "Fulfillment", "Fee");
  }

  @Test
  void theWinnersSecretAloneIsTakenOutOfTheStore() {
    arena.payouts.prepare(PROMOTERS, bout.id(), Set.of());

    assertThat(arena.preimages.disclosed()).containsExactly(bout.escrow(EscrowKind.BONUS_A).id());
    assertThat(arena.lastEntryOf(bout).details()).containsEntry("fulfillment_disclosed", "true");
  }

  @Test
  void onceTheWinnersBonusIsPaidItsSecretIsNotTakenOutAgain() {
    Arena closed = new Arena().with(aClosedBout(Corner.A));
    PreparedPayouts prepared = successOf(closed.payouts.prepare(PROMOTERS, bout.id(), Set.of()));

    assertThat(prepared.payouts().items())
        .extracting(one -> one.step().escrow().kind())
        .containsExactly(EscrowKind.BONUS_B);
    assertThat(closed.preimages.disclosed()).isEmpty();
    assertThat(closed.lastEntryOf(bout).details()).containsEntry("fulfillment_disclosed", "false");
  }

  @Test
  void eachPurseAndActionHasItsOwnReferenceAndInstruction() {
    List<Item<PayoutStep>> prepared =
        successOf(arena.payouts.prepare(PROMOTERS, bout.id(), Set.of())).payouts().items();

    assertThat(arena.wallet.orders())
        .extracting(SigningOrder::reference)
        .containsExactly(
            bout.escrow(EscrowKind.SHOW_A).id() + ":finish",
            bout.escrow(EscrowKind.SHOW_B).id() + ":finish",
            bout.escrow(EscrowKind.BONUS_A).id() + ":finish",
            bout.escrow(EscrowKind.BONUS_B).id() + ":cancel");
    assertThat(arena.wallet.orders())
        .extracting(SigningOrder::instruction)
        .containsExactly(
            "Pay out show purse A, 1 XRP, of bout " + bout.id(),
            "Pay out show purse B, 2 XRP, of bout " + bout.id(),
            "Pay out bonus purse A, 0.3 XRP, of bout " + bout.id(),
            "Take back bonus purse B, 0.4 XRP, of bout " + bout.id());
    assertThat(prepared).hasSize(4);
  }

  @Test
  void aSecretThatIsNotItsEscrowsIsAFaultAndNothingIsAskedOfTheWallet() {
    Arena broken = new Arena();
    broken.bouts.add(bout);
    broken.preimages.store(bout.escrow(EscrowKind.BONUS_A).id(), preimageOf(bout.id(), Corner.B));

    assertThatThrownBy(() -> broken.payouts.prepare(PROMOTERS, bout.id(), Set.of()))
        .isInstanceOf(IllegalStateException.class);
    assertThat(broken.wallet.orders()).isEmpty();
    assertThat(broken.historyOf(bout)).isEmpty();
  }

  // Confirming

  @Test
  void aWholeBoutIsSettledOnProof() {
    List<EscrowKind> order =
        List.of(EscrowKind.SHOW_B, EscrowKind.BONUS_A, EscrowKind.SHOW_A, EscrowKind.BONUS_B);
    for (EscrowKind kind : order) {
      assertThat(confirm(kind).status()).as("%s", kind).isEqualTo(200);
    }

    assertThat(arena.now(bout).status()).isEqualTo(BoutStatus.CLOSED);
    assertThat(arena.now(bout).escrow(EscrowKind.BONUS_B).status())
        .isEqualTo(EscrowStatus.CANCELLED);
    assertThat(arena.historyOf(bout)).hasSize(4).containsOnly("payout.confirm success");
    assertThat(arena.directory.audit(PROMOTERS, bout.id()))
        .isEqualTo(Outcome.success(arena.trail.history(BoutHistory.chainOf(bout.id()))));
    assertThat(successOf(arena.directory.audit(PROMOTERS, bout.id())).intact()).isTrue();
  }

  @Test
  void aRefusalIsKeptAndAuditedAndClearedByTheNextSuccess() {
    PayoutClaim claim = claim(EscrowKind.SHOW_A);
    PayoutClaim lie = Altered.with(claim, "ownerAddress", "rSomeoneElse");
    arena.ledger.holds(proofOf(bout, claim));

    assertThat(arena.confirm(bout, "key-1", lie).status()).isEqualTo(422);
    assertThat(arena.now(bout).escrow(EscrowKind.SHOW_A).failure()).isPresent();
    assertThat(arena.now(bout).status()).isEqualTo(BoutStatus.RESULT_ENTERED);

    assertThat(arena.confirm(bout, "key-2", claim).status()).isEqualTo(200);
    assertThat(arena.now(bout).escrow(EscrowKind.SHOW_A).failure()).isEmpty();
    assertThat(arena.historyOf(bout))
        .containsExactly("payout.confirm invalid_confirmation", "payout.confirm success");
  }

  @Test
  void beforeTheResultAPayoutIsAConflict() {
    Arena early = new Arena().with(aFundedBout());
    early.ledger.trusting();
    Answer answer = early.confirm(bout, "key", claim(EscrowKind.SHOW_A));

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.body()).contains("payout_confirmation_not_allowed");
    assertThat(early.historyOf(bout))
        .containsExactly("payout.confirm payout_confirmation_not_allowed");
  }

  @Test
  void aRepeatGetsTheSameBytesAndAnotherBodyIsRefused() {
    Answer first = confirm(EscrowKind.SHOW_A);
    arena.ledger.goesDown("no node answers");

    assertThat(confirm(EscrowKind.SHOW_A)).isEqualTo(first);
    assertThat(
            arena.confirm(
                bout,
                "key-" + EscrowKind.SHOW_A,
                Altered.with(claim(EscrowKind.SHOW_A), "validated", false)))
        .extracting(Answer::status)
        .isEqualTo(409);
    assertThat(arena.historyOf(bout))
        .containsExactly("payout.confirm success", "payout.confirm idempotency_key_reused");
  }

  @Test
  void anEscrowsKeyIsNotAPayoutsKey() {
    Bout draft = aDraftBout();
    Arena own = new Arena().with(draft);
    own.ledger.trusting();
    own.confirm(draft, "key", aCreateClaim(draft, EscrowKind.SHOW_A));

    assertThat(own.confirm(draft, "key", claim(EscrowKind.SHOW_A)).body())
        .contains("payout_confirmation_not_allowed");
  }

  @Test
  void aLedgerThatDoesNotAnswerChangesNothingAndIsNotRemembered() {
    arena.ledger.goesDown("no node answers");

    assertThat(confirm(EscrowKind.SHOW_A).status()).isEqualTo(502);
    assertThat(arena.answers.size()).isZero();
    assertThat(arena.now(bout).snapshot()).isEqualTo(bout.snapshot());
  }

  @Test
  void aStrangerFindsNoBout() {
    Answer answer = arena.confirm(STRANGERS, bout, "key", claim(EscrowKind.SHOW_A));

    assertThat(answer.status()).isEqualTo(404);
    assertThat(arena.now(bout).snapshot()).isEqualTo(bout.snapshot());
  }

  @Test
  void thirtyAtOnceWithKeysOfTheirOwnPayOnce() {
    PayoutClaim claim = claim(EscrowKind.BONUS_A);
    arena.ledger.holds(proofOf(bout, claim));
    List<Answer> answers =
        InTurn.atOnce(
            IntStream.range(0, 30)
                .<Callable<Answer>>mapToObj(i -> () -> arena.confirm(bout, "key-" + i, claim))
                .toList());

    assertThat(answers).extracting(Answer::status).containsOnlyOnce(200).containsOnly(200, 409);
  }

  private PayoutClaim claim(EscrowKind kind) {
    return aPayoutClaim(bout, kind);
  }

  private Answer confirm(EscrowKind kind) {
    arena.ledger.holds(proofOf(bout, claim(kind)));
    return arena.confirm(bout, "key-" + kind, claim(kind));
  }
}
