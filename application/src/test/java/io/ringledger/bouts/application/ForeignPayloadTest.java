package io.ringledger.bouts.application;

import static io.ringledger.bouts.application.Arena.PROMOTERS;
import static io.ringledger.bouts.domain.BoutFixtures.NOW;
import static io.ringledger.bouts.domain.BoutFixtures.aBoutWithResult;
import static io.ringledger.bouts.domain.BoutFixtures.aDraftBout;
import static io.ringledger.bouts.domain.BoutFixtures.aPlan;
import static io.ringledger.bouts.domain.BoutFixtures.refusalOf;
import static io.ringledger.bouts.domain.BoutFixtures.uuidOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.bouts.domain.Bout;
import io.ringledger.bouts.domain.BoutFailure;
import io.ringledger.bouts.domain.BoutId;
import io.ringledger.bouts.domain.Corner;
import io.ringledger.bouts.domain.EscrowKind;
import io.ringledger.shared.domain.Outcome;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A payload that is not of this bout, escrow and action is as good as none. */
class ForeignPayloadTest {

  private static final EscrowKind SHOW = EscrowKind.SHOW_A;

  private final SigningScene draft = new SigningScene(aDraftBout()).prepared();

  @Test
  void aPayloadThatWasNeverAskedForIsNotFound() {
    assertNotFound(reconcile(draft, draft.bout, SHOW, uuidOf("never asked for")));
  }

  @Test
  void norOneOfAnotherEscrow() {
    assertNotFound(reconcile(draft, draft.bout, EscrowKind.SHOW_B, draft.payload(SHOW)));
  }

  @Test
  void norOneOfAnotherBoutOfTheSamePromoter() {
    Bout other = aDraftBout(new BoutId(uuidOf("another bout")), aPlan(), NOW);
    draft.arena.with(other);

    assertNotFound(reconcile(draft, other, SHOW, draft.payload(SHOW)));
    assertThat(draft.arena.now(other).snapshot()).isEqualTo(other.snapshot());
  }

  @Test
  void norOneOfAnotherAction() {
    SigningScene fought = new SigningScene(aBoutWithResult(Corner.A)).prepared();

    assertNotFound(reconcile(fought, fought.bout, SHOW, fought.payload(SHOW)));
    assertNotFound(draft.arena.payouts.reconcile(declined(draft.bout, SHOW, draft.payload(SHOW))));
    assertThat(fought.history()).containsExactly("payout.prepare success");
  }

  private void assertNotFound(Outcome<Reconciled> outcome) {
    assertThat(refusalOf(outcome).code()).isEqualTo(BoutFailure.SIGNING_REQUEST_NOT_FOUND);
    assertThat(draft.history()).containsExactly("escrow.prepare success");
    assertThat(draft.now().snapshot()).isEqualTo(draft.bout.snapshot());
  }

  private static Outcome<Reconciled> reconcile(
      SigningScene scene, Bout bout, EscrowKind kind, UUID payload) {
    return scene.arena.escrows.reconcile(declined(bout, kind, payload));
  }

  private static ReconcileSigning declined(Bout bout, EscrowKind kind, UUID payload) {
    return new ReconcileSigning(
        PROMOTERS, bout.id(), kind, payload, Optional.of("declined"), Optional.empty());
  }
}
