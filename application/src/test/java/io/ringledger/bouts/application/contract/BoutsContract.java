package io.ringledger.bouts.application.contract;

import static io.ringledger.bouts.domain.BoutFixtures.created;
import static io.ringledger.bouts.domain.BoutFixtures.hashOf;
import static io.ringledger.bouts.domain.BoutFixtures.offerSequence;
import static io.ringledger.bouts.domain.BoutFixtures.paid;
import static io.ringledger.bouts.domain.BoutFixtures.withResult;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringledger.bouts.application.outbound.Bouts;
import io.ringledger.bouts.application.outbound.Bouts.Claimant;
import io.ringledger.bouts.application.outbound.Bouts.EscrowTransaction;
import io.ringledger.bouts.application.outbound.Bouts.Step;
import io.ringledger.bouts.domain.Bout;
import io.ringledger.bouts.domain.BoutFailure;
import io.ringledger.bouts.domain.BoutId;
import io.ringledger.bouts.domain.BoutStatus;
import io.ringledger.bouts.domain.Corner;
import io.ringledger.bouts.domain.EscrowKind;
import io.ringledger.bouts.domain.OfferSequence;
import io.ringledger.bouts.domain.RecordedFailure;
import io.ringledger.shared.application.contract.InTurn;
import io.ringledger.shared.domain.TransactionHash;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What every {@link Bouts} keeps to: keeping, taking turns, using a transaction once. */
public abstract class BoutsContract extends BoutPagesContract {

  // Keeping

  @Test
  public void anUnknownBoutIsNotFound() {
    BoutId unknown = new BoutId(UUID.randomUUID());

    assertThat(find(unknown)).isEmpty();
    assertThat(inUnitOfWork(() -> bouts().lock(unknown))).isEmpty();
  }

  @Test
  public void anAddedBoutComesBackAsItWas() {
    Bout draft = added(FreshBouts.draft());

    assertThat(find(draft.id()).orElseThrow().snapshot()).isEqualTo(draft.snapshot());
    assertThat(inUnitOfWork(() -> bouts().lock(draft.id())).orElseThrow().snapshot())
        .isEqualTo(draft.snapshot());
  }

  @Test
  public void everyStepOfABoutsLifeComesBackAsItWas() {
    List<UnaryOperator<Bout>> life =
        List.of(
            bout -> created(bout, EscrowKind.BONUS_B),
            bout -> created(bout, EscrowKind.SHOW_A),
            bout -> bout.recordFailure(EscrowKind.SHOW_B, failure("timed out")),
            bout -> bout.recordFailure(EscrowKind.SHOW_B, failure("timed out again")),
            bout -> created(created(bout, EscrowKind.SHOW_B), EscrowKind.BONUS_A),
            bout -> withResult(bout, Corner.B),
            bout -> paid(bout, EscrowKind.SHOW_B),
            bout -> bout.recordFailure(EscrowKind.BONUS_B, failure("x".repeat(500))),
            bout -> paid(bout, EscrowKind.BONUS_B),
            bout -> paid(bout, EscrowKind.SHOW_A),
            bout -> paid(bout, EscrowKind.BONUS_A));
    BoutId id = added(FreshBouts.draft()).id();
    List<BoutStatus> seen = new ArrayList<>();

    for (UnaryOperator<Bout> step : life) {
      Bout next = change(id, step);
      assertThat(find(id).orElseThrow().snapshot()).isEqualTo(next.snapshot());
      seen.add(next.status());
    }
    assertThat(seen).contains(BoutStatus.values());
  }

  @Test
  public void severalStepsOfOneUnitOfWorkAreKept() {
    Bout draft = added(FreshBouts.draft());

    inUnitOfWork(
        () -> {
          Bout locked = bouts().lock(draft.id()).orElseThrow();
          bouts().save(created(locked, EscrowKind.SHOW_A));
          Bout again = bouts().lock(draft.id()).orElseThrow();
          bouts().save(created(again, EscrowKind.SHOW_B));
          return true;
        });

    assertThat(find(draft.id()).orElseThrow().escrows())
        .filteredOn(escrow -> escrow.state().creation().isPresent())
        .hasSize(2);
  }

  @Test
  public void whatIsRolledBackIsNotKept() {
    Bout kept = added(FreshBouts.draft());
    Bout never = FreshBouts.draft();
    givenPeopleOf(never);

    assertThatThrownBy(
            () ->
                inUnitOfWork(
                    () -> {
                      bouts().add(never);
                      bouts().save(created(lock(kept.id()), EscrowKind.SHOW_A));
                      bouts().claim(creation(kept, EscrowKind.SHOW_A, hash("rolled back")));
                      throw new IllegalStateException("on purpose");
                    }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(find(never.id())).isEmpty();
    assertThat(find(kept.id()).orElseThrow().snapshot()).isEqualTo(kept.snapshot());
    assertThat(claim(creation(kept, EscrowKind.SHOW_A, hash("after it")))).isTrue();
  }

  @Test
  public void twoWhoChangeABoutAtOnceTakeTurns() {
    Bout draft = added(FreshBouts.draft());

    InTurn.atOnce(
        Arrays.stream(EscrowKind.values())
            .<Callable<Bout>>map(kind -> () -> change(draft.id(), bout -> created(bout, kind)))
            .toList());

    assertThat(find(draft.id()).orElseThrow().status()).isEqualTo(BoutStatus.ESCROWS_CREATED);
  }

  // Claiming

  @Test
  public void aTransactionMovesOneEscrowOnce() {
    Bout bout = added(FreshBouts.draft());
    Bout other = added(FreshBouts.draft());
    TransactionHash used = hash("used");

    assertThat(claim(creation(bout, EscrowKind.SHOW_A, used))).isTrue();

    assertThat(claim(creation(bout, EscrowKind.SHOW_B, used))).isFalse();
    assertThat(claim(creation(other, EscrowKind.SHOW_A, used))).isFalse();
    assertThat(claim(closing(bout, EscrowKind.SHOW_A, used))).isFalse();
    assertThat(claim(creation(bout, EscrowKind.SHOW_A, used))).isFalse();
  }

  @Test
  public void anOwnerAndOfferSequenceNameOneEscrow() {
    Bout bout = added(FreshBouts.draft());
    claim(creation(bout, EscrowKind.SHOW_A, hash("first")));
    OfferSequence used = offerSequence(EscrowKind.SHOW_A);

    assertThat(claim(transaction(bout, EscrowKind.SHOW_B, Step.CREATE, hash("second"), used)))
        .isFalse();
    assertThat(claim(transaction(bout, EscrowKind.SHOW_B, Step.CLOSE, hash("third"), used)))
        .isFalse();
  }

  @Test
  public void anotherOwnersSameOfferSequenceNamesAnotherEscrow() {
    assertThat(claim(creation(added(FreshBouts.draft()), EscrowKind.SHOW_A, hash("one")))).isTrue();
    assertThat(claim(creation(added(FreshBouts.draft()), EscrowKind.SHOW_A, hash("two")))).isTrue();
  }

  @Test
  public void theClosingOfAnEscrowNamesItAgain() {
    Bout bout = added(FreshBouts.draft());
    claim(creation(bout, EscrowKind.BONUS_A, hash("create")));

    assertThat(claim(closing(bout, EscrowKind.BONUS_A, hash("close")))).isTrue();
    assertThat(claim(closing(bout, EscrowKind.BONUS_A, hash("close again")))).isFalse();
  }

  @Test
  public void aRefusedClaimNotesNothing() {
    Bout bout = added(FreshBouts.draft());
    TransactionHash used = hash("used");
    TransactionHash fresh = hash("fresh");
    claim(creation(bout, EscrowKind.SHOW_A, used));
    OfferSequence usedSequence = offerSequence(EscrowKind.SHOW_A);

    claim(transaction(bout, EscrowKind.SHOW_B, Step.CREATE, fresh, usedSequence));
    claim(creation(bout, EscrowKind.BONUS_A, used));

    assertThat(claim(creation(bout, EscrowKind.SHOW_B, fresh))).isTrue();
    assertThat(claim(creation(bout, EscrowKind.BONUS_A, hash("its own")))).isTrue();
  }

  @Test
  public void aRefusedClaimLeavesTheUnitOfWorkUsable() {
    Bout bout = added(FreshBouts.draft());
    TransactionHash used = hash("used");
    claim(creation(bout, EscrowKind.SHOW_A, used));

    inUnitOfWork(
        () -> {
          Bout locked = lock(bout.id());
          assertThat(bouts().claim(creation(bout, EscrowKind.SHOW_B, used))).isFalse();
          bouts().save(locked.recordFailure(EscrowKind.SHOW_B, failure("used before")));
          return true;
        });

    assertThat(find(bout.id()).orElseThrow().escrow(EscrowKind.SHOW_B).failure())
        .contains(failure("used before"));
  }

  @Test
  public void ofManyWhoClaimATransactionAtOnceOneWins() {
    TransactionHash wanted = hash("wanted");
    List<Bout> contenders =
        List.of(added(FreshBouts.draft()), added(FreshBouts.draft()), added(FreshBouts.draft()));

    List<Boolean> won =
        InTurn.atOnce(
            contenders.stream()
                .<Callable<Boolean>>map(
                    bout -> () -> claim(creation(bout, EscrowKind.SHOW_A, wanted)))
                .toList());

    assertThat(won).containsOnlyOnce(true);
  }

  // Words

  private boolean claim(EscrowTransaction transaction) {
    return inUnitOfWork(() -> bouts().claim(transaction));
  }

  private static EscrowTransaction creation(Bout bout, EscrowKind kind, TransactionHash hash) {
    return transaction(bout, kind, Step.CREATE, hash, offerSequence(kind));
  }

  private static EscrowTransaction closing(Bout bout, EscrowKind kind, TransactionHash hash) {
    return transaction(bout, kind, Step.CLOSE, hash, offerSequence(kind));
  }

  private static EscrowTransaction transaction(
      Bout bout, EscrowKind kind, Step step, TransactionHash hash, OfferSequence sequence) {
    return new EscrowTransaction(
        hash,
        bout.escrow(kind).id(),
        step,
        bout.escrow(kind).terms().owner(),
        sequence,
        Claimant.CLIENT);
  }

  /** A hash that only this test has. */
  private static TransactionHash hash(String name) {
    return hashOf(name + UUID.randomUUID());
  }

  private static RecordedFailure failure(String reason) {
    return new RecordedFailure(BoutFailure.CONFIRMATION_TIMEOUT, reason);
  }
}
