package io.ringledger.rewards.application.chain;

import static io.ringledger.rewards.application.chain.PostedEntries.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.rewards.application.ledger.PointsEvents;
import io.ringledger.rewards.domain.ledger.EntryId;
import io.ringledger.rewards.domain.ledger.LedgerEntry;
import io.ringledger.rewards.domain.ledger.chain.ChainHead;
import io.ringledger.rewards.domain.ledger.chain.EntryHash;
import io.ringledger.rewards.domain.ledger.chain.Seal;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LedgerSealingTest {

  private final InMemoryLedgerSeals seals = new InMemoryLedgerSeals();
  private final LedgerSealing sealing = new LedgerSealing(seals);
  private final List<LedgerEntry> entries = new PostedEntries().next(3);

  @Test
  void itWantsWhatTellsOfEntriesAndIsKnownByOneName() {
    assertThat(sealing.name()).isEqualTo("ledger-seals");
    assertThat(sealing.types())
        .containsExactlyInAnyOrder(PointsEvents.EARNED, PointsEvents.DEDUCTED);
  }

  @Test
  void entriesAreSealedInTheOrderOfTheirEventsInTheChainOfTheirPartition() {
    seals.posted(entries);
    sealing.consume(List.of(event(entries.get(1), 4, 1), event(entries.get(0), 4, 2)));
    sealing.consume(List.of(event(entries.get(2), 4, 3)));
    assertThat(seals.seals())
        .extracting(Seal::entry)
        .containsExactly(entries.get(1).id(), entries.get(0).id(), entries.get(2).id());
    Seal first = ChainHead.empty(4).seal(entries.get(1));
    assertThat(seals.seals().getFirst()).isEqualTo(first);
    assertThat(seals.seals().get(1)).isEqualTo(first.head().seal(entries.get(0)));
    assertThat(seals.seals().getLast().entryHash()).isEqualTo(EntryHash.of(entries.get(2)));
  }

  @Test
  void beginningAgainFromTheFirstEventSealsWhatWasLeftOutAlone() {
    seals.posted(entries);
    sealing.consume(List.of(event(entries.get(0), 4, 1)));
    sealing.consume(
        List.of(
            event(entries.get(0), 4, 1), event(entries.get(1), 4, 2), event(entries.get(1), 4, 3)));
    assertThat(seals.seals())
        .extracting(Seal::entry)
        .containsExactly(entries.get(0).id(), entries.get(1).id());
    assertThat(seals.seals()).extracting(Seal::position).containsExactly(1L, 2L);
  }

  @Test
  void anEventOfNoEntryHoldsNobodyUp() {
    seals.posted(entries);
    EntryId nobody = new EntryId(new UUID(0, 0));
    sealing.consume(
        List.of(
            event(PointsEvents.DEDUCTED, nobody, 4, 1),
            event("rewards_ledger.Other", entries.get(1).id(), 4, 2),
            event(entries.get(0), 4, 3)));
    sealing.consume(List.of(event("rewards_ledger.Other", entries.get(1).id(), 4, 4)));
    assertThat(seals.seals()).extracting(Seal::entry).containsExactly(entries.get(0).id());
  }
}
