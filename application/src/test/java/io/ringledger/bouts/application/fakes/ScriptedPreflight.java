package io.ringledger.bouts.application.fakes;

import io.ringledger.bouts.application.outbound.Preflight;
import io.ringledger.bouts.domain.EscrowTerms;
import io.ringledger.bouts.domain.signing.PreflightCode;
import io.ringledger.bouts.domain.signing.PreflightFinding;
import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.domain.RippleTime;
import io.ringledger.shared.domain.TransactionHash;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A preflight that finds what a test wrote into it; of what was not written all is well. */
public final class ScriptedPreflight implements Preflight {

  private final List<PreflightFinding> findings = new ArrayList<>();
  private final Map<EscrowTerms, TransactionHash> existing = new HashMap<>();
  private final List<List<Intent>> checked = new ArrayList<>();
  private Standing standing = new Standing.Known(1_000, new RippleTime(800_000_000), new Drops(10));
  private Optional<String> outage = Optional.empty();
  private Runnable whenAsked = () -> {};

  /** Runs on every question, for example to check where it is asked from. */
  public ScriptedPreflight whenAsked(Runnable check) {
    whenAsked = check;
    return this;
  }

  /** The ledger stands so from now on. */
  public synchronized void stands(Standing now) {
    standing = now;
  }

  /** That is found from now on wherever an escrow of its kind is to be signed for. */
  public synchronized void finds(PreflightFinding finding) {
    findings.add(finding);
  }

  /** An escrow with these terms exists, created by that transaction, unless that one is taken. */
  public synchronized void holds(EscrowTerms terms, TransactionHash createdBy) {
    existing.put(terms, createdBy);
  }

  /** Nothing is found any more. */
  public synchronized void findsNothing() {
    findings.clear();
    existing.clear();
  }

  public synchronized void goesDown(String reason) {
    outage = Optional.of(reason);
  }

  public synchronized void comesBack() {
    outage = Optional.empty();
  }

  /** Every set of intents that was checked, in order. */
  public synchronized List<List<Intent>> checked() {
    return List.copyOf(checked);
  }

  @Override
  public Standing standing() {
    whenAsked.run();
    synchronized (this) {
      return outage.isPresent() ? new Standing.Unavailable(outage.get()) : standing;
    }
  }

  @Override
  public Report check(Standing.Known at, List<Intent> intents) {
    whenAsked.run();
    synchronized (this) {
      checked.add(List.copyOf(intents));
      return outage.isPresent() ? new Report.Unavailable(outage.get()) : report(intents);
    }
  }

  private Report report(List<Intent> intents) {
    List<PreflightFinding> found = new ArrayList<>();
    Map<EscrowTerms, TransactionHash> there = new HashMap<>();
    for (Intent intent : intents) {
      EscrowTerms terms = intent.terms();
      findings.stream().filter(finding -> finding.kind() == terms.kind()).forEach(found::add);
      TransactionHash createdBy = existing.get(terms);
      if (createdBy != null && !intent.taken().contains(createdBy)) {
        there.put(terms, createdBy);
        found.add(
            new PreflightFinding(
                terms.kind(),
                PreflightCode.ESCROW_ALREADY_ON_LEDGER,
                "an escrow with these terms is on the ledger already"));
      }
    }
    return new Report.Checked(found, there);
  }
}
