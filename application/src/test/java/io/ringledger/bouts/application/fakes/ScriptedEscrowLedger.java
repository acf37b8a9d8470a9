package io.ringledger.bouts.application.fakes;

import io.ringledger.bouts.application.outbound.EscrowLedger;
import io.ringledger.bouts.domain.LedgerEvidence;
import io.ringledger.bouts.domain.LedgerProof;
import io.ringledger.bouts.domain.OfferSequence;
import io.ringledger.bouts.domain.signing.SignedTransaction;
import io.ringledger.shared.domain.TransactionHash;
import io.ringledger.shared.domain.XrplAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A ledger that says what a test wrote into it; what was not written it does not know. */
public final class ScriptedEscrowLedger implements EscrowLedger {

  private final Map<TransactionHash, LedgerEvidence> known = new HashMap<>();
  private final Map<TransactionHash, String> never = new HashMap<>();
  private final Map<TransactionHash, Presence> presences = new HashMap<>();
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

  /** That transaction is proved never to come. */
  public synchronized void neverSees(TransactionHash transaction, String reason) {
    never.put(transaction, reason);
  }

  /** The escrow of that creation is where that says, from now on. */
  public synchronized void finds(TransactionHash createdBy, Presence presence) {
    presences.put(createdBy, presence);
  }

  @Override
  public synchronized Finality finality(
      SignedTransaction transaction, XrplAddress sender, long firstLedger) {
    whenAsked.run();
    if (outage.isPresent()) {
      return new Finality.Unavailable(outage.get());
    }
    String reason = never.get(transaction.hash());
    return reason == null ? new Finality.StillPossible() : new Finality.NeverComes(reason);
  }

  @Override
  public synchronized Presence presence(
      XrplAddress owner, OfferSequence sequence, TransactionHash createdBy) {
    whenAsked.run();
    return outage.isPresent()
        ? new Presence.Unavailable(outage.get())
        : presences.getOrDefault(createdBy, new Presence.OnLedger());
  }

  @Override
  public boolean trustsClaims() {
    return trusting;
  }
}
