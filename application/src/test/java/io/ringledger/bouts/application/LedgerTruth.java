package io.ringledger.bouts.application;

import static io.ringledger.bouts.domain.BoutFixtures.aPayoutClaim;
import static io.ringledger.bouts.domain.BoutFixtures.hashOf;
import static io.ringledger.bouts.domain.BoutFixtures.proofOf;

import io.ringledger.bouts.application.outbound.EscrowLedger.Presence;
import io.ringledger.bouts.domain.Bout;
import io.ringledger.bouts.domain.Closing;
import io.ringledger.bouts.domain.EscrowKind;
import io.ringledger.bouts.domain.EscrowState.Created;
import io.ringledger.bouts.domain.LedgerEvidence.Contradictory;
import io.ringledger.bouts.domain.LedgerProof;
import io.ringledger.bouts.domain.LedgerProof.EscrowClosed;
import io.ringledger.bouts.domain.LedgerProof.Unsuccessful;
import io.ringledger.shared.domain.Altered;
import io.ringledger.shared.domain.TransactionHash;
import io.ringledger.shared.domain.XrplAddressFixtures;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** The ledger of a {@link SigningWorld}: what it has decided stays, whatever a node says. */
final class LedgerTruth {

  /** A signed transaction and the claim that goes with it. */
  record Signed(UUID payload, TransactionHash hash, LedgerProof proof, Object claim) {}

  final Set<TransactionHash> validated = new HashSet<>();
  private final SigningScene scene;
  private final Set<TransactionHash> decided = new HashSet<>();
  private final Set<TransactionHash> closed = new HashSet<>();

  LedgerTruth(SigningScene scene) {
    this.scene = scene;
  }

  boolean isDecided(TransactionHash transaction) {
    return decided.contains(transaction);
  }

  void validate(Signed one) {
    if (decided.contains(one.hash())) {
      return;
    }
    if (one.proof() instanceof EscrowClosed closing && !closed.add(closing.createdBy())) {
      fail(one);
      return;
    }
    decided.add(one.hash());
    validated.add(one.hash());
    tellTheTruth(one);
  }

  /** All nodes say what is so. */
  void tellTheTruth(Signed one) {
    if (!validated.contains(one.hash())) {
      return;
    }
    scene.arena.ledger.holds(one.proof());
    if (one.proof() instanceof EscrowClosed closing) {
      scene.arena.ledger.finds(closing.createdBy(), new Presence.ClosedBy(one.hash()));
    }
  }

  void fail(Signed one) {
    if (decided.add(one.hash())) {
      scene.arena.ledger.holds(new Unsuccessful(one.hash(), "tecNO_TARGET"));
    }
  }

  void neverComes(Signed one) {
    if (decided.add(one.hash())) {
      scene.arena.ledger.neverSees(one.hash(), "its last ledger has passed");
    }
  }

  /** For a while a node talks nonsense about it. */
  void contradict(Signed one) {
    if (!decided.contains(one.hash()) || validated.contains(one.hash())) {
      scene.arena.ledger.holds(one.hash(), new Contradictory("meta: another escrow"));
    }
  }

  void strangerCloses(EscrowKind kind, boolean finish) {
    Bout now = scene.now();
    Closing closing = finish || !kind.isBonus() ? Closing.FINISH : Closing.CANCEL;
    if (now.escrow(kind).state() instanceof Created created && closed.add(created.transaction())) {
      TransactionHash hash = hashOf("stranger " + kind);
      EscrowClosed proof =
          Altered.with(
              proofOf(
                  now,
                  Altered.with(
                      Altered.with(aPayoutClaim(now, kind, closing), "transaction", hash),
                      "offerSequence",
                      created.offerSequence())),
              "sender",
              XrplAddressFixtures.addressOf("a stranger"));
      decided.add(hash);
      validated.add(hash);
      scene.arena.ledger.holds(proof);
      scene.arena.ledger.finds(created.transaction(), new Presence.ClosedBy(hash));
    }
  }

  void goesDown() {
    scene.arena.ledger.goesDown("no node answers");
    scene.arena.preflight.goesDown("no node answers");
  }

  void comesBack() {
    scene.arena.ledger.comesBack();
    scene.arena.preflight.comesBack();
  }
}
