package io.ringledger.bouts.application.fakes;

import static io.ringledger.bouts.domain.BoutFixtures.aDraftBout;
import static io.ringledger.bouts.domain.BoutFixtures.hashOf;

import io.ringledger.bouts.application.contract.PreflightContract;
import io.ringledger.bouts.application.outbound.Preflight;
import io.ringledger.bouts.domain.EscrowKind;
import io.ringledger.bouts.domain.EscrowTerms;
import io.ringledger.bouts.domain.signing.PreflightCode;
import io.ringledger.bouts.domain.signing.PreflightFinding;
import io.ringledger.shared.domain.TransactionHash;

class ScriptedPreflightTest extends PreflightContract {

  private final ScriptedPreflight preflight = new ScriptedPreflight();

  @Override
  protected Preflight preflight() {
    return preflight;
  }

  @Override
  protected EscrowTerms termsThatWork(EscrowKind kind) {
    return aDraftBout().escrow(kind).terms();
  }

  @Override
  protected EscrowTerms termsThatFail(EscrowKind kind) {
    preflight.finds(
        new PreflightFinding(
            kind, PreflightCode.DESTINATION_NOT_FOUND, "there is no such account"));
    return termsThatWork(kind);
  }

  @Override
  protected TransactionHash putEscrow(EscrowTerms terms) {
    preflight.holds(terms, hashOf("creation"));
    return hashOf("creation");
  }

  @Override
  protected void goesDown() {
    preflight.goesDown("no node answers");
  }
}
