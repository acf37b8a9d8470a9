package io.ringledger.rewards.application.chain;

import io.ringledger.rewards.application.outbound.CheckpointSigner;
import io.ringledger.rewards.application.outbound.CheckpointStore;
import io.ringledger.rewards.application.outbound.LedgerCheckpoints;
import io.ringledger.rewards.application.outbound.LedgerSeals;
import io.ringledger.rewards.domain.ledger.chain.AuditStretch;
import io.ringledger.rewards.domain.ledger.chain.ChainHead;
import io.ringledger.rewards.domain.ledger.chain.LedgerCheckpoint;
import io.ringledger.rewards.domain.ledger.chain.SignedCheckpoint;
import io.ringledger.shared.application.Page;
import io.ringledger.shared.application.UnitOfWork;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Reads, signs, keeps outside, records; the files come first. A checkpoint that was kept and not
 * recorded, because the process ended in between, is found and recorded by whoever comes next.
 */
public final class LedgerCheckpointingUseCase implements LedgerCheckpointing {

  /**
   * An audit entry is committed at most that long after its moment: the longest transaction, and
   * the difference of the replicas' clocks. What is younger waits for the next checkpoint.
   */
  static final Duration AUDIT_SETTLES = Duration.ofMinutes(5);

  private final UnitOfWork unitOfWork;
  private final LedgerSeals seals;
  private final LedgerCheckpoints checkpoints;
  private final CheckpointSigner signer;
  private final CheckpointStore store;
  private final InstantSource clock;

  public LedgerCheckpointingUseCase(
      UnitOfWork unitOfWork,
      LedgerSeals seals,
      LedgerCheckpoints checkpoints,
      CheckpointSigner signer,
      CheckpointStore store,
      InstantSource clock) {
    this.unitOfWork = unitOfWork;
    this.seals = seals;
    this.checkpoints = checkpoints;
    this.signer = signer;
    this.store = store;
    this.clock = clock;
  }

  @Override
  public Optional<SignedCheckpoint> checkpoint() {
    return unitOfWork.execute(this::next).map(this::keep);
  }

  private Optional<LedgerCheckpoint> next() {
    Optional<LedgerCheckpoint> before = checkpoints.newest().map(SignedCheckpoint::checkpoint);
    Instant now = clock.instant();
    Instant after =
        before.map(LedgerCheckpoint::audit).map(AuditStretch::until).orElse(Instant.EPOCH);
    Instant settled = now.minus(AUDIT_SETTLES);
    AuditStretch audit = checkpoints.audited(after, settled.isBefore(after) ? after : settled);
    List<ChainHead> heads = seals.heads();
    LedgerCheckpoint next = LedgerCheckpoint.after(before, now, heads, audit);
    long known = before.map(LedgerCheckpoint::entries).orElse(0L);
    return next.entries() == known && audit.entries() == 0 ? Optional.empty() : Optional.of(next);
  }

  private SignedCheckpoint keep(LedgerCheckpoint next) {
    SignedCheckpoint kept = store.keep(signer.sign(next));
    if (!isOurs(kept, next)) {
      throw new CheckpointStore.RefusedException(
          "there is another checkpoint " + next.number() + " already, which is not of this ledger");
    }
    unitOfWork.run(() -> checkpoints.record(kept));
    return kept;
  }

  /** What somebody else kept meanwhile under this number counts, if it could be this one. */
  private boolean isOurs(SignedCheckpoint kept, LedgerCheckpoint next) {
    LedgerCheckpoint there = kept.checkpoint();
    return signer.hasSigned(kept)
        && there.number() == next.number()
        && there.previous().equals(next.previous())
        && there.heads().stream().allMatch(head -> reaches(next, head));
  }

  private static boolean reaches(LedgerCheckpoint checkpoint, ChainHead earlier) {
    return checkpoint.heads().stream()
        .anyMatch(
            head ->
                head.shard() == earlier.shard()
                    && (head.position() > earlier.position() || head.equals(earlier)));
  }

  @Override
  public Page<SignedCheckpoint, Long> checkpoints(Optional<Long> before, int limit) {
    return unitOfWork.execute(() -> checkpoints.page(before, limit));
  }

  @Override
  public PublicKey publicKey() {
    return signer.publicKey();
  }
}
