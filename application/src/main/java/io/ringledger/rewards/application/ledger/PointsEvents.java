package io.ringledger.rewards.application.ledger;

import io.ringledger.rewards.domain.ledger.AccountId;
import io.ringledger.rewards.domain.ledger.AccountKind;
import io.ringledger.rewards.domain.ledger.LedgerEntry;
import io.ringledger.rewards.domain.ledger.Posting;
import io.ringledger.shared.application.events.EventData;
import io.ringledger.shared.application.events.NewEvent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What the ledger tells others: one event for each entry, as seen by the member's account. */
public final class PointsEvents {

  public static final String EARNED = "rewards_ledger.PointsEarned";
  public static final String DEDUCTED = "rewards_ledger.PointsDeducted";

  private static final Set<AccountId> SYSTEM =
      Arrays.stream(AccountKind.values())
          .filter(kind -> !kind.isMember())
          .map(AccountKind::systemAccount)
          .collect(Collectors.toUnmodifiableSet());

  private PointsEvents() {}

  static NewEvent of(LedgerEntry entry, UUID id) {
    Posting posting = entry.posting();
    boolean earned = SYSTEM.contains(posting.debit());
    AccountId member = earned ? posting.credit() : posting.debit();
    Map<String, Object> facts = new HashMap<>();
    facts.put("entry_id", entry.id().toString());
    facts.put("account_id", member.toString());
    facts.put("counterparty_account_id", (earned ? posting.debit() : posting.credit()).toString());
    facts.put("entry_type", posting.type().wire());
    facts.put("points", posting.amount().value());
    facts.put("balance", earned ? entry.creditBalance() : entry.debitBalance());
    facts.put("account_sequence", earned ? entry.creditSequence() : entry.debitSequence());
    facts.put("idempotency_key", posting.key().value());
    facts.put("source", posting.reference().source());
    facts.put("source_event_id", posting.reference().eventId());
    facts.put("reputation_impact", posting.reputationImpact());
    posting.settlement().ifPresent(by -> facts.put("settlement_id", by.toString()));
    posting.reversed().ifPresent(what -> facts.put("reverses_entry_id", what.toString()));
    return new NewEvent(
        id,
        earned ? EARNED : DEDUCTED,
        member.toString(),
        member.toString(),
        entry.postedAt(),
        EventData.of(facts));
  }
}
