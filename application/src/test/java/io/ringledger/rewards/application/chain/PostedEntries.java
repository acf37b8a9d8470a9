package io.ringledger.rewards.application.chain;

import io.ringledger.rewards.application.ledger.PointsEvents;
import io.ringledger.rewards.domain.Points;
import io.ringledger.rewards.domain.ledger.AccountId;
import io.ringledger.rewards.domain.ledger.AccountKind;
import io.ringledger.rewards.domain.ledger.EntryId;
import io.ringledger.rewards.domain.ledger.EntryKey;
import io.ringledger.rewards.domain.ledger.EntryType;
import io.ringledger.rewards.domain.ledger.LedgerEntry;
import io.ringledger.rewards.domain.ledger.Posting;
import io.ringledger.rewards.domain.ledger.SourceReference;
import io.ringledger.shared.application.events.EventData;
import io.ringledger.shared.application.events.PublishedEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/** Makes up entries of one account, one after another, and the events that tell of them. */
final class PostedEntries {

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final AccountId MEMBER = new AccountId(new UUID(7, 7));

  private long made;

  List<LedgerEntry> next(int count) {
    return IntStream.range(0, count).mapToObj(_ -> next()).toList();
  }

  private LedgerEntry next() {
    made++;
    String event = "event-" + made;
    return new LedgerEntry(
        new EntryId(new UUID(8, made)),
        new Posting(
            EntryKey.of(EntryType.REFUND, event, MEMBER),
            EntryType.REFUND,
            AccountKind.ISSUANCE.systemAccount(),
            MEMBER,
            new Points(10),
            new SourceReference("urn:test", event),
            Optional.empty(),
            Optional.empty(),
            0),
        made,
        -10 * made,
        made,
        10 * made,
        NOON.plusSeconds(made));
  }

  /** Tells of it, as the event of that position. */
  static PublishedEvent event(LedgerEntry entry, int partition, long position) {
    return event(PointsEvents.EARNED, entry.id(), partition, position);
  }

  static PublishedEvent event(String type, EntryId entry, int partition, long position) {
    return new PublishedEvent(
        partition,
        position,
        new UUID(9, position),
        type,
        MEMBER.toString(),
        MEMBER.toString(),
        NOON,
        EventData.of(Map.of("entry_id", entry.toString())));
  }
}
