package io.ringledger.bouts.application.fakes;

import static io.ringledger.bouts.domain.BoutFixtures.PROMOTER_WALLET;
import static io.ringledger.bouts.domain.BoutFixtures.aBoutWithResult;
import static io.ringledger.bouts.domain.BoutFixtures.aCreateClaim;
import static io.ringledger.bouts.domain.BoutFixtures.aPayoutClaim;
import static io.ringledger.bouts.domain.BoutFixtures.hashOf;
import static io.ringledger.bouts.domain.BoutFixtures.proofOf;

import io.ringledger.bouts.application.contract.EscrowLedgerContract;
import io.ringledger.bouts.application.outbound.EscrowLedger;
import io.ringledger.bouts.application.outbound.EscrowLedger.Presence;
import io.ringledger.bouts.domain.Bout;
import io.ringledger.bouts.domain.Corner;
import io.ringledger.bouts.domain.EscrowKind;
import io.ringledger.bouts.domain.LedgerEvidence;
import io.ringledger.bouts.domain.LedgerProof;
import io.ringledger.bouts.domain.LedgerProof.EscrowClosed;
import io.ringledger.bouts.domain.LedgerProof.EscrowCreated;
import io.ringledger.bouts.domain.LedgerProof.Unrelated;
import io.ringledger.bouts.domain.LedgerProof.Unsuccessful;
import io.ringledger.bouts.domain.signing.SignedTransaction;
import io.ringledger.shared.domain.TransactionHash;
import io.ringledger.shared.domain.XrplAddress;

class ScriptedEscrowLedgerTest extends EscrowLedgerContract {

  private final ScriptedEscrowLedger ledger = new ScriptedEscrowLedger();
  private final Bout bout = aBoutWithResult(Corner.A);

  @Override
  protected EscrowLedger ledger() {
    return ledger;
  }

  @Override
  protected EscrowCreated putCreate(EscrowKind kind) {
    return put(proofOf(bout, aCreateClaim(bout, kind)));
  }

  @Override
  protected EscrowClosed putFinish(EscrowKind kind) {
    return closed(kind);
  }

  @Override
  protected EscrowClosed putCancel() {
    return closed(EscrowKind.BONUS_B);
  }

  @Override
  protected Unsuccessful putTec() {
    return put(new Unsuccessful(hashOf("tec"), "tecNO_PERMISSION"));
  }

  @Override
  protected Unrelated putPayment() {
    return put(new Unrelated(hashOf("payment"), "Payment"));
  }

  @Override
  protected TransactionHash putUnvalidated() {
    ledger.holds(hashOf("unvalidated"), new LedgerEvidence.NotValidated());
    return hashOf("unvalidated");
  }

  @Override
  protected TransactionHash putContradictory() {
    ledger.holds(hashOf("odd"), new LedgerEvidence.Contradictory("hash: not of these bytes"));
    return hashOf("odd");
  }

  @Override
  protected XrplAddress promoter() {
    return PROMOTER_WALLET;
  }

  @Override
  protected SignedTransaction putSigned() {
    return SignedTransaction.named(hashOf("signed"));
  }

  @Override
  protected SignedTransaction putLost() {
    ledger.neverSees(hashOf("lost"), "its last ledger has passed");
    return SignedTransaction.named(hashOf("lost"));
  }

  @Override
  protected EscrowCreated putMissing() {
    EscrowCreated created = proofOf(bout, aCreateClaim(bout, EscrowKind.SHOW_B));
    ledger.finds(created.transaction(), new Presence.Missing());
    return created;
  }

  @Override
  protected long firstLedger() {
    return 1;
  }

  @Override
  protected void goesDown() {
    ledger.goesDown("no node answers");
  }

  private EscrowClosed closed(EscrowKind kind) {
    EscrowClosed closed = put(proofOf(bout, aPayoutClaim(bout, kind)));
    ledger.finds(closed.createdBy(), new Presence.ClosedBy(closed.transaction()));
    return closed;
  }

  private <P extends LedgerProof> P put(P proof) {
    ledger.holds(proof);
    return proof;
  }
}
