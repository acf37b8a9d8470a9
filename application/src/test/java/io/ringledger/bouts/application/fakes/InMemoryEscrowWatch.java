package io.ringledger.bouts.application.fakes;

import io.ringledger.bouts.application.outbound.EscrowWatch;
import io.ringledger.bouts.domain.EscrowId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Finds what a test says is to be found. */
public final class InMemoryEscrowWatch implements EscrowWatch {

  private final List<StuckEscrow> stuck = new ArrayList<>();
  private final List<EscrowId> unfollowed = new ArrayList<>();
  private final List<EscrowId> opened = new ArrayList<>();

  public void finds(StuckEscrow escrow) {
    stuck.add(escrow);
  }

  public void findsOpened(EscrowId escrow) {
    opened.add(escrow);
  }

  public void findsUnfollowed(EscrowId escrow) {
    unfollowed.add(escrow);
  }

  /** Nothing is to be found any more. */
  public void findsNothing() {
    stuck.clear();
    unfollowed.clear();
    opened.clear();
  }

  @Override
  public List<StuckEscrow> stuck(Instant now, int limit) {
    return stuck.stream().limit(limit).toList();
  }

  @Override
  public List<EscrowId> openedBefore(Instant ledgerTime, Instant lookedAtAfter, int limit) {
    return opened.stream().limit(limit).toList();
  }

  @Override
  public List<EscrowId> unfollowed(Instant now, int limit) {
    return unfollowed.stream().limit(limit).toList();
  }
}
