package io.ringledger.rewards.domain.ledger;

import io.ringledger.rewards.domain.Points;
import io.ringledger.shared.domain.FailureCode;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Rejected;
import io.ringledger.shared.domain.Outcome.Success;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Accounts and postings for tests of the points ledger. */
final class LedgerFixtures {

  static final Instant NOW = Instant.parse("2026-06-01T20:00:00Z");
  static final LedgerAccount ALMA = member(1);
  static final LedgerAccount BRUNO = member(2);

  private LedgerFixtures() {}

  static LedgerAccount member(int number) {
    return LedgerAccount.open(
        new AccountId(new UUID(0x7000L, 0x8000_0000_0000_1000L + number)),
        new Holder("member-" + number),
        NOW);
  }

  static LedgerAccount system(AccountKind kind) {
    return new LedgerAccount(
        kind.systemAccount(),
        kind,
        Optional.empty(),
        AccountStatus.OPEN,
        true,
        0,
        0,
        0,
        Instant.EPOCH,
        Instant.EPOCH);
  }

  static List<LedgerAccount> systemAccounts() {
    return Arrays.stream(AccountKind.values())
        .filter(kind -> !kind.isMember())
        .map(LedgerFixtures::system)
        .toList();
  }

  /** A posting of that type on a member's account, on the sides its direction says. */
  static Posting posting(EntryType type, AccountId member, long points, String event) {
    AccountId counterparty = type.counterparty().systemAccount();
    boolean earned = type.direction() == EntryType.Direction.EARN;
    return new Posting(
        EntryKey.of(type, event, member),
        type,
        earned ? counterparty : member,
        earned ? member : counterparty,
        new Points(points),
        new SourceReference("urn:test", event),
        Optional.empty(),
        Optional.empty(),
        points);
  }

  static Posting earn(LedgerAccount member, long points, String event) {
    return posting(EntryType.BOUNTY_REWARD, member.id(), points, event);
  }

  static Posting redeem(LedgerAccount member, long points, String event) {
    return posting(EntryType.REDEMPTION, member.id(), points, event);
  }

  static EntryId entryId(long number) {
    return new EntryId(new UUID(number, 1));
  }

  static <T> T successOf(Outcome<T> outcome) {
    return ((Success<T>) outcome).value();
  }

  static FailureCode refusalOf(Outcome<?> outcome) {
    return ((Rejected<?>) outcome).code();
  }
}
