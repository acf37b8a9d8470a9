package io.ringledger.rewards.application.contract;

import io.ringledger.rewards.domain.Points;
import io.ringledger.rewards.domain.ledger.AccountId;
import io.ringledger.rewards.domain.ledger.EntryKey;
import io.ringledger.rewards.domain.ledger.EntryType;
import io.ringledger.rewards.domain.ledger.Holder;
import io.ringledger.rewards.domain.ledger.LedgerAccount;
import io.ringledger.rewards.domain.ledger.Posting;
import io.ringledger.rewards.domain.ledger.SourceReference;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Accounts nobody else has, and moves on them. */
public final class Moves {

  public static final Instant NOW = Instant.parse("2026-06-01T20:00:00.123456Z");
  public static final String SOURCE = "urn:promotion:subscriptions";

  private Moves() {}

  /** A member's account nobody has seen. */
  public static LedgerAccount fresh() {
    return LedgerAccount.open(
        new AccountId(UUID.randomUUID()), new Holder("holder:" + UUID.randomUUID()), NOW);
  }

  /** A name of an event nobody has seen. */
  public static String event() {
    return UUID.randomUUID().toString();
  }

  public static Posting earn(AccountId member, long points, String event) {
    EntryType type = EntryType.SUBSCRIPTION_GRANT;
    return new Posting(
        EntryKey.of(type, event, member),
        type,
        type.counterparty().systemAccount(),
        member,
        new Points(points),
        new SourceReference(SOURCE, event),
        Optional.empty(),
        Optional.of(new UUID(7, 7)),
        2 * points);
  }

  public static Posting redeem(AccountId member, long points, String event) {
    EntryType type = EntryType.REDEMPTION;
    return new Posting(
        EntryKey.of(type, event, member),
        type,
        member,
        type.counterparty().systemAccount(),
        new Points(points),
        new SourceReference(SOURCE, event),
        Optional.empty(),
        Optional.empty(),
        0);
  }
}
