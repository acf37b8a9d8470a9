package io.ringledger.bouts.application.fakes;

import io.ringledger.bouts.application.outbound.EscrowLedger;
import io.ringledger.bouts.domain.LedgerEvidence;
import io.ringledger.bouts.domain.LedgerProof;
import io.ringledger.shared.domain.TransactionHash;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A ledger that says what a test wrote into it; what was not written it does not know. */
public final class ScriptedEscrowLedger implements EscrowLedger {

  private final Map<TransactionHash, LedgerEvidence> known = new HashMap<>();
  private final List<TransactionHash> asked = new ArrayList<>();
  private Optional<String> outage = Optional.empty();
  private boolean trusting;
  private Runnable whenAsked = () -> {};

  /** Takes every claim at its word from now on, as the declared mode does. */
  public ScriptedEscrowLedger trusting() {
    trusting = true;
    return this;
  }

  /** Runs on every lookup, for example to check where it is made from. */
  public ScriptedEscrowLedger whenAsked(Runnable check) {
    whenAsked = check;
    return this;
  }

  public synchronized void holds(LedgerProof proof) {
    holds(proof.transaction(), new LedgerEvidence.Proved(proof));
  }

  public synchronized void holds(TransactionHash transaction, LedgerEvidence evidence) {
    known.put(transaction, evidence);
  }

  public synchronized void goesDown(String reason) {
    outage = Optional.of(reason);
  }

  public synchronized void comesBack() {
    outage = Optional.empty();
  }

  /** Every transaction that was looked up, in order. */
  public synchronized List<TransactionHash> asked() {
    return List.copyOf(asked);
  }

  @Override
  public Lookup lookup(TransactionHash transaction) {
    whenAsked.run();
    synchronized (this) {
      asked.add(transaction);
      if (trusting) {
        return new Lookup.Answered(new LedgerEvidence.Declared());
      }
      return outage.isPresent()
          ? new Lookup.Unavailable(outage.get())
          : new Lookup.Answered(known.getOrDefault(transaction, new LedgerEvidence.NotFound()));
    }
  }

  @Override
  public boolean trustsClaims() {
    return trusting;
  }
}
