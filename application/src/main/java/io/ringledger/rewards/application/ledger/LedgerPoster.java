package io.ringledger.rewards.application.ledger;

import io.ringledger.rewards.application.outbound.LedgerBook;
import io.ringledger.rewards.domain.ledger.AccountId;
import io.ringledger.rewards.domain.ledger.EntryId;
import io.ringledger.rewards.domain.ledger.EntryKey;
import io.ringledger.rewards.domain.ledger.LedgerEntry;
import io.ringledger.rewards.domain.ledger.Posting;
import io.ringledger.rewards.domain.ledger.PostingBatch;
import io.ringledger.rewards.domain.ledger.Receipt;
import io.ringledger.shared.application.Randomness;
import io.ringledger.shared.application.events.Outbox;
import io.ringledger.shared.domain.Outcome;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The one way points move: entries, the accounts' sums and the events that tell of them are kept in
 * one unit of work. Many postings cost as many statements as one, and an account that all of them
 * touch is locked and written once.
 */
public final class LedgerPoster {

  private final LedgerBook book;
  private final Outbox outbox;
  private final Randomness randomness;
  private final InstantSource clock;

  public LedgerPoster(LedgerBook book, Outbox outbox, Randomness randomness, InstantSource clock) {
    this.book = book;
    this.outbox = outbox;
    this.randomness = randomness;
    this.clock = clock;
  }

  /**
   * Applies postings in the running unit of work, one after another; each has its own outcome, in
   * the order of the postings, as {@link PostingBatch#post} says.
   */
  public List<Outcome<Receipt>> post(List<Posting> postings) {
    PostingBatch batch = prepare(postings);
    // As exactly as it is kept, so that a repeat answers the very same entry.
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    List<Outcome<Receipt>> outcomes = new ArrayList<>(postings.size());
    for (Posting posting : postings) {
      outcomes.add(batch.post(posting, new EntryId(randomness.newId()), now));
    }
    List<LedgerEntry> appended = batch.appended();
    if (!appended.isEmpty()) {
      book.append(appended, batch.changed());
      outbox.publish(
          appended.stream().map(entry -> PointsEvents.of(entry, randomness.newId())).toList());
    }
    return outcomes;
  }

  /**
   * What is known already needs no lock; whatever else turns out to be known once the locks are
   * held was posted meanwhile.
   */
  private PostingBatch prepare(List<Posting> postings) {
    List<LedgerEntry> known = book.entries(keys(postings.stream()));
    Set<EntryKey> knownKeys = known.stream().map(LedgerEntry::key).collect(Collectors.toSet());
    List<Posting> unknown =
        postings.stream().filter(posting -> !knownKeys.contains(posting.key())).toList();
    if (unknown.isEmpty()) {
      return new PostingBatch(List.of(), known);
    }
    Set<AccountId> accounts =
        unknown.stream()
            .flatMap(posting -> Stream.of(posting.debit(), posting.credit()))
            .collect(Collectors.toSet());
    var locked = book.lock(accounts);
    List<LedgerEntry> meanwhile = book.entries(keys(unknown.stream()));
    return new PostingBatch(locked, Stream.concat(known.stream(), meanwhile.stream()).toList());
  }

  private static Set<EntryKey> keys(Stream<Posting> postings) {
    return postings.map(Posting::key).collect(Collectors.toSet());
  }
}
