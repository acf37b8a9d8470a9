package io.ringledger.rewards.rest.ledger;

import io.ringledger.rewards.domain.ledger.AccountId;
import io.ringledger.rewards.domain.ledger.EntryId;
import io.ringledger.rewards.domain.ledger.LedgerEntry;
import io.ringledger.rewards.domain.ledger.Posting;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An entry as seen from one of its two accounts. */
public record EntryResponse(
    String entryId,
    String accountId,
    String entryType,
    String direction,
    long points,
    long delta,
    long balance,
    long accountSequence,
    String counterpartyAccountId,
    String idempotencyKey,
    String source,
    String sourceEventId,
    @Nullable String reversesEntryId,
    @Nullable String settlementId,
    long reputationImpact,
    String postedAt) {

  /** Seen from that account, which is one of its sides. */
  public static EntryResponse of(LedgerEntry entry, AccountId account) {
    Posting posting = entry.posting();
    boolean out = posting.debit().equals(account);
    long points = entry.amount().value();
    return new EntryResponse(
        entry.id().toString(),
        account.toString(),
        posting.type().wire(),
        out ? "debit" : "credit",
        points,
        out ? -points : points,
        out ? entry.debitBalance() : entry.creditBalance(),
        out ? entry.debitSequence() : entry.creditSequence(),
        (out ? posting.credit() : posting.debit()).toString(),
        posting.key().value(),
        posting.reference().source(),
        posting.reference().eventId(),
        posting.reversed().map(EntryId::toString).orElse(null),
        posting.settlement().map(UUID::toString).orElse(null),
        posting.reputationImpact(),
        entry.postedAt().toString());
  }
}
