package io.ringledger.rewards.application.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringledger.rewards.application.outbound.CheckpointSigner;
import io.ringledger.rewards.application.outbound.CheckpointStore;
import io.ringledger.rewards.application.outbound.LedgerCheckpoints;
import io.ringledger.rewards.domain.ledger.chain.AuditDigest;
import io.ringledger.rewards.domain.ledger.chain.AuditStretch;
import io.ringledger.rewards.domain.ledger.chain.Hash;
import io.ringledger.rewards.domain.ledger.chain.LedgerCheckpoint;
import io.ringledger.rewards.domain.ledger.chain.SignedCheckpoint;
import io.ringledger.shared.application.ConcurrencyConflict;
import io.ringledger.shared.application.Page;
import io.ringledger.shared.application.events.PublishedEvent;
import io.ringledger.shared.application.fakes.Restorable;
import io.ringledger.shared.application.fakes.SettableClock;
import io.ringledger.shared.application.fakes.SnapshotUnitOfWork;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LedgerCheckpointingTest {

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  private final InMemoryLedgerSeals seals = new InMemoryLedgerSeals();
  private final LedgerSealing sealing = new LedgerSealing(seals);
  private final PostedEntries posted = new PostedEntries();
  private final Recorded recorded = new Recorded();
  private final Kept kept = new Kept();
  private final SettableClock clock = new SettableClock(NOON);
  private final SnapshotUnitOfWork unitOfWork = new SnapshotUnitOfWork(seals, recorded);
  private final LedgerCheckpointing checkpointing = by(new Signer("ours"));

  private LedgerCheckpointing by(Signer signer) {
    return new LedgerCheckpointingUseCase(unitOfWork, seals, recorded, signer, kept, clock);
  }

  private void sealOne() {
    var entries = posted.next(1);
    seals.posted(entries);
    PublishedEvent event = PostedEntries.event(entries.getFirst(), 2, 1);
    unitOfWork.run(() -> sealing.consume(List.of(event)));
  }

  /** Signs with a name instead of a key. */
  private record Signer(String name) implements CheckpointSigner {
    @Override
    public SignedCheckpoint sign(LedgerCheckpoint checkpoint) {
      return new SignedCheckpoint(checkpoint, name, name + checkpoint.hash());
    }

    @Override
    public boolean hasSigned(SignedCheckpoint checkpoint) {
      return sign(checkpoint.checkpoint()).equals(checkpoint);
    }

    @Override
    public LedgerCheckpointing.PublicKey publicKey() {
      return new LedgerCheckpointing.PublicKey(name, name);
    }
  }

  /** A folder that several may write into. */
  private final class Kept implements CheckpointStore {
    private final Map<Long, SignedCheckpoint> files = new HashMap<>();
    private boolean full;

    @Override
    public SignedCheckpoint keep(SignedCheckpoint checkpoint) {
      unitOfWork.refuseInside("the store of checkpoints");
      if (full) {
        throw new RefusedException("there is no room");
      }
      files.putIfAbsent(checkpoint.checkpoint().number(), checkpoint);
      return files.get(checkpoint.checkpoint().number());
    }
  }

  /** The database's memory of them. */
  private static final class Recorded implements LedgerCheckpoints, Restorable {
    private List<SignedCheckpoint> all = new ArrayList<>();
    private final List<Instant> audited = new ArrayList<>();

    @Override
    public Optional<SignedCheckpoint> newest() {
      return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }

    @Override
    public void record(SignedCheckpoint checkpoint) {
      if (checkpoint.checkpoint().number() != all.size() + 1) {
        throw new ConcurrencyConflict("it was recorded meanwhile");
      }
      all.add(checkpoint);
    }

    @Override
    public Page<SignedCheckpoint, Long> page(Optional<Long> before, int limit) {
      return new Page<>(all.reversed().stream().limit(limit).toList(), Optional.empty());
    }

    @Override
    public AuditStretch audited(Instant after, Instant until) {
      AuditDigest digest = new AuditDigest();
      audited.stream()
          .filter(at -> at.isAfter(after) && !at.isAfter(until))
          .forEach(_ -> digest.add("chain", 1, Hash.GENESIS));
      return digest.stretch(after, until);
    }

    @Override
    public Runnable checkpoint() {
      List<SignedCheckpoint> before = new ArrayList<>(all);
      return () -> all = before;
    }
  }

  @Test
  void whatWasSealedIsSignedKeptAndRecorded() {
    sealOne();
    SignedCheckpoint first = checkpointing.checkpoint().orElseThrow();
    assertThat(first.checkpoint().number()).isEqualTo(1);
    assertThat(first.checkpoint().at()).isEqualTo(NOON);
    assertThat(first.checkpoint().entries()).isEqualTo(1);
    assertThat(first.checkpoint().heads()).isEqualTo(seals.heads());
    assertThat(kept.files.values()).containsExactly(first);
    assertThat(recorded.all).containsExactly(first);
    sealOne();
    SignedCheckpoint second = checkpointing.checkpoint().orElseThrow();
    assertThat(second.checkpoint().previous()).isEqualTo(first.checkpoint().hash());
    assertThat(checkpointing.checkpoints(Optional.empty(), 9).items())
        .containsExactly(second, first);
    assertThat(checkpointing.publicKey().id()).isEqualTo("ours");
  }

  @Test
  void nothingIsWrittenWhereNothingIsNew() {
    assertThat(checkpointing.checkpoint()).isEmpty();
    sealOne();
    assertThat(checkpointing.checkpoint()).isPresent();
    clock.advance(Duration.ofHours(1));
    assertThat(checkpointing.checkpoint()).isEmpty();
    assertThat(kept.files).hasSize(1);
  }

  @Test
  void whatWasAuditedIsSignedOnceItHasSettled() {
    recorded.audited.add(NOON);
    assertThat(checkpointing.checkpoint()).isEmpty();
    clock.advance(LedgerCheckpointingUseCase.AUDIT_SETTLES);
    AuditStretch audit = checkpointing.checkpoint().orElseThrow().checkpoint().audit();
    assertThat(audit.entries()).isEqualTo(1);
    assertThat(audit.after()).isEqualTo(Instant.EPOCH);
    assertThat(audit.until()).isEqualTo(NOON);
    sealOne();
    AuditStretch next = checkpointing.checkpoint().orElseThrow().checkpoint().audit();
    assertThat(next.after()).isEqualTo(NOON);
    assertThat(next.entries()).isZero();
  }

  @Test
  void aClockThatWasSetBackSignsNoStretchTwice() {
    clock.advance(Duration.ofHours(1));
    sealOne();
    Instant until = checkpointing.checkpoint().orElseThrow().checkpoint().audit().until();
    clock.set(NOON);
    sealOne();
    AuditStretch next = checkpointing.checkpoint().orElseThrow().checkpoint().audit();
    assertThat(next.after()).isEqualTo(until);
    assertThat(next.until()).isEqualTo(until);
  }

  @Test
  void whatCannotBeKeptIsNotRecorded() {
    sealOne();
    kept.full = true;
    assertThatThrownBy(checkpointing::checkpoint)
        .isInstanceOf(CheckpointStore.RefusedException.class);
    assertThat(recorded.all).isEmpty();
    kept.full = false;
    assertThat(checkpointing.checkpoint()).isPresent();
  }

  @Test
  void aCheckpointThatWasKeptBeforeTheProcessEndedIsRecordedByWhoeverComesNext() {
    sealOne();
    SignedCheckpoint lost = checkpointing.checkpoint().orElseThrow();
    recorded.all.clear();
    sealOne();
    clock.advance(Duration.ofMinutes(1));
    assertThat(checkpointing.checkpoint()).contains(lost);
    assertThat(recorded.all).containsExactly(lost);
    assertThat(checkpointing.checkpoint().orElseThrow().checkpoint().entries()).isEqualTo(2);
  }

  @Test
  void aCheckpointOfSomebodyElseUnderThatNumberIsRefused() {
    sealOne();
    by(new Signer("theirs")).checkpoint();
    recorded.all.clear();
    assertThatThrownBy(checkpointing::checkpoint)
        .isInstanceOf(CheckpointStore.RefusedException.class)
        .hasMessageContaining("checkpoint 1");
    assertThat(recorded.all).isEmpty();
  }

  @Test
  void aCheckpointOfEntriesThatALedgerFromABackupHasLostIsRefused() {
    sealOne();
    sealOne();
    checkpointing.checkpoint();
    recorded.all.clear();
    InMemoryLedgerSeals restored = new InMemoryLedgerSeals();
    restored.append(List.of(seals.seals().getFirst()));
    LedgerCheckpointing behind =
        new LedgerCheckpointingUseCase(
            unitOfWork, restored, recorded, new Signer("ours"), kept, clock);
    assertThatThrownBy(behind::checkpoint).isInstanceOf(CheckpointStore.RefusedException.class);
  }
}
