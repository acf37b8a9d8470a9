package io.ringledger.rewards.application.chain;

import io.ringledger.rewards.application.ledger.PointsEvents;
import io.ringledger.rewards.application.outbound.LedgerSeals;
import io.ringledger.rewards.domain.ledger.EntryId;
import io.ringledger.rewards.domain.ledger.LedgerEntry;
import io.ringledger.rewards.domain.ledger.chain.ChainHead;
import io.ringledger.rewards.domain.ledger.chain.Seal;
import io.ringledger.shared.application.events.EventConsumer;
import io.ringledger.shared.application.events.PublishedEvent;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Seals each entry when its event comes by. Posting neither waits for it nor knows of it: chains
 * grow beside, one for each partition of the log.
 */
public final class LedgerSealing implements EventConsumer {

  /** Under this name is kept how far it has got. */
  public static final String NAME = "ledger-seals";

  private final LedgerSeals seals;

  public LedgerSealing(LedgerSeals seals) {
    this.seals = seals;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<String> types() {
    return Set.of(PointsEvents.EARNED, PointsEvents.DEDUCTED);
  }

  /**
   * {@inheritDoc}
   *
   * <p>An event whose entry is not there, or that names none, is passed over: it cannot have come
   * about without somebody's hand in the database, whoever verifies the ledger is told of it, and
   * what comes after it is worth sealing all the more.
   */
  @Override
  public void consume(List<PublishedEvent> events) {
    Set<EntryId> entries =
        events.stream()
            .filter(event -> types().contains(event.type()))
            .map(event -> EntryId.of(event.data().text("entry_id")))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    if (entries.isEmpty()) {
      return;
    }
    ChainHead head = seals.lockHead(events.getFirst().partition());
    List<Seal> added = new ArrayList<>();
    for (LedgerEntry entry : seals.unsealed(List.copyOf(entries))) {
      Seal seal = head.seal(entry);
      added.add(seal);
      head = seal.head();
    }
    if (!added.isEmpty()) {
      seals.append(added);
    }
  }
}
