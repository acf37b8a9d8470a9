package io.ringledger.bouts.application.fakes;

import io.ringledger.bouts.application.outbound.BonusPreimages;
import io.ringledger.bouts.domain.DisclosurePermit;
import io.ringledger.bouts.domain.EscrowId;
import io.ringledger.bouts.domain.Preimage;
import io.ringledger.shared.application.fakes.Restorable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Secrets in memory, which remembers whose were asked for. */
public final class InMemoryBonusPreimages implements BonusPreimages, Restorable {

  private Map<EscrowId, Preimage> secrets = new HashMap<>();
  private final List<EscrowId> disclosed = new ArrayList<>();

  @Override
  public synchronized void store(EscrowId escrow, Preimage preimage) {
    if (secrets.putIfAbsent(escrow, preimage) != null) {
      throw new IllegalStateException("escrow " + escrow + " has a secret already");
    }
  }

  @Override
  public synchronized Preimage find(DisclosurePermit permit) {
    Preimage secret = secrets.get(permit.escrow());
    if (secret == null) {
      throw new IllegalStateException("no secret for escrow " + permit.escrow());
    }
    disclosed.add(permit.escrow());
    return secret;
  }

  /** What only a test may see. */
  public synchronized Map<EscrowId, Preimage> all() {
    return Map.copyOf(secrets);
  }

  public synchronized List<EscrowId> disclosed() {
    return List.copyOf(disclosed);
  }

  @Override
  public synchronized Runnable checkpoint() {
    Map<EscrowId, Preimage> before = new HashMap<>(secrets);
    return () -> secrets = before;
  }
}
