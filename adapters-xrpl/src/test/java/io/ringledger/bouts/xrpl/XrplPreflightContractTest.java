package io.ringledger.bouts.xrpl;

import io.ringledger.bouts.application.contract.PreflightContract;
import io.ringledger.bouts.application.outbound.Preflight;
import io.ringledger.bouts.domain.EscrowKind;
import io.ringledger.bouts.domain.EscrowTerms;
import io.ringledger.shared.domain.TransactionHash;
import io.ringledger.shared.xrpl.Wallet;
import org.junit.jupiter.api.AfterEach;

/** The preflight of the port's contract, on the sandbox. */
class XrplPreflightContractTest extends PreflightContract {

  private final EscrowScene scene = new EscrowScene();
  private final PreflightScene purses = new PreflightScene(scene);

  @AfterEach
  void stop() {
    scene.close();
  }

  @Override
  protected Preflight preflight() {
    return new XrplPreflight(scene.nodes);
  }

  @Override
  protected EscrowTerms termsThatWork(EscrowKind kind) {
    return purses.terms(kind);
  }

  @Override
  protected EscrowTerms termsThatFail(EscrowKind kind) {
    return purses.termsFor(kind, Wallet.ed25519("nobody").address());
  }

  @Override
  protected TransactionHash putEscrow(EscrowTerms terms) {
    return purses.settle(terms);
  }

  @Override
  protected void goesDown() {
    scene.sandbox.faults().goDown();
  }
}
