package io.ringledger.rewards.domain.ledger.chain;

import io.ringledger.rewards.domain.ledger.EntryId;
import io.ringledger.rewards.domain.ledger.LedgerEntry;
import io.ringledger.rewards.domain.ledger.Posting;
import java.util.UUID;

/**
 * The hash of everything an entry says, for anyone to recompute.
 *
 * <p>It is the SHA-256 of these fields in this order, each written as the number of its bytes (4
 * bytes, big-endian) and its bytes; texts are UTF-8, numbers decimal text, ids in their canonical
 * lower-case form:
 *
 * <ol>
 *   <li>{@code ringledger-entry-1}
 *   <li>entry id
 *   <li>idempotency key
 *   <li>entry type
 *   <li>debited account, credited account
 *   <li>amount
 *   <li>source, source event id
 *   <li>the entry it reverses; empty where it reverses none
 *   <li>reward settlement; empty where there is none
 *   <li>reputation impact
 *   <li>debit sequence, debit balance, credit sequence, credit balance
 *   <li>moment of posting, in microseconds since 1970-01-01T00:00:00Z
 * </ol>
 */
public final class EntryHash {

  private static final String FORMAT = "ringledger-entry-1";

  private EntryHash() {}

  /** The hash of that entry. */
  public static Hash of(LedgerEntry entry) {
    Posting posting = entry.posting();
    return new Canonical(FORMAT)
        .put(entry.id().toString())
        .put(posting.key().value())
        .put(posting.type().wire())
        .put(posting.debit().toString())
        .put(posting.credit().toString())
        .put(posting.amount().value())
        .put(posting.reference().source())
        .put(posting.reference().eventId())
        .put(posting.reversed().map(EntryId::toString).orElse(""))
        .put(posting.settlement().map(UUID::toString).orElse(""))
        .put(posting.reputationImpact())
        .put(entry.debitSequence())
        .put(entry.debitBalance())
        .put(entry.creditSequence())
        .put(entry.creditBalance())
        .put(entry.postedAt())
        .hash();
  }
}
