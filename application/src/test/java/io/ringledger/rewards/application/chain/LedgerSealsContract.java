package io.ringledger.rewards.application.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringledger.rewards.application.outbound.LedgerSeals;
import io.ringledger.rewards.domain.ledger.EntryId;
import io.ringledger.rewards.domain.ledger.LedgerEntry;
import io.ringledger.rewards.domain.ledger.chain.ChainHead;
import io.ringledger.rewards.domain.ledger.chain.Seal;
import io.ringledger.shared.application.ConcurrencyConflict;
import io.ringledger.shared.application.UnitOfWork;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link LedgerSeals} does. */
public abstract class LedgerSealsContract {

  private static final int SHARD = 5;

  protected abstract LedgerSeals seals();

  protected abstract UnitOfWork unitOfWork();

  /** So many new entries, which are in the ledger and not sealed. */
  protected abstract List<LedgerEntry> posted(int count);

  @Test
  void whatIsNotSealedComesInTheOrderInWhichItWasAskedFor() {
    List<LedgerEntry> entries = posted(3);
    List<EntryId> ids = entries.reversed().stream().map(LedgerEntry::id).toList();
    assertThat(unsealed(ids)).isEqualTo(entries.reversed());
    assertThat(unsealed(List.of(new EntryId(new UUID(1, 2))))).isEmpty();
  }

  @Test
  void aChainEndsWithItsLastSealAndWhatIsSealedIsNotAskedForAgain() {
    List<LedgerEntry> entries = posted(3);
    ChainHead before = unitOfWork().execute(() -> seals().lockHead(SHARD));
    Seal first = before.seal(entries.get(0));
    Seal second = first.head().seal(entries.get(1));
    unitOfWork()
        .run(
            () -> {
              seals().lockHead(SHARD);
              seals().append(List.of(first, second));
            });
    assertThat(unitOfWork().<ChainHead>execute(() -> seals().lockHead(SHARD)))
        .isEqualTo(second.head());
    assertThat(unsealed(entries.stream().map(LedgerEntry::id).toList()))
        .containsExactly(entries.get(2));
    List<ChainHead> heads = unitOfWork().execute(seals()::heads);
    assertThat(heads).extracting(ChainHead::shard).containsExactlyElementsOf(LedgerSeals.SHARDS);
    assertThat(heads).contains(second.head());
  }

  @Test
  void noPlaceIsTakenTwiceAndNothingSealedTwice() {
    List<LedgerEntry> entries = posted(2);
    ChainHead before = unitOfWork().execute(() -> seals().lockHead(SHARD));
    Seal seal = before.seal(entries.get(0));
    append(seal);
    assertThatThrownBy(() -> append(before.seal(entries.get(1))))
        .isInstanceOf(ConcurrencyConflict.class);
    assertThatThrownBy(() -> append(seal.head().seal(entries.get(0))))
        .isInstanceOf(ConcurrencyConflict.class);
    assertThat(unitOfWork().<ChainHead>execute(() -> seals().lockHead(SHARD)))
        .isEqualTo(seal.head());
  }

  private void append(Seal seal) {
    unitOfWork().run(() -> seals().append(List.of(seal)));
  }

  private List<LedgerEntry> unsealed(List<EntryId> ids) {
    return unitOfWork().execute(() -> seals().unsealed(ids));
  }
}
