package io.ringledger.rewards.persistence.verification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Every account: its entries one after another, on whichever side, and what they add up to. */
final class AccountChecks {

  private static final String SIDES =
      """
      select coalesce(account_id, side) as account, account_id is null as missing,
        overdraft_allowed, debits_posted, credits_posted, sequence, last_posted_at,
        entry_id, place, balance, moved, posted_at
      from (
        select debit_account_id as side, entry_id, debit_sequence as place,
          debit_balance as balance, -amount as moved, posted_at
        from ledger_entries
        union all
        select credit_account_id, entry_id, credit_sequence, credit_balance, amount, posted_at
        from ledger_entries) sides
      full join ledger_accounts on account_id = side
      order by 1, place
      """;

  private final Findings findings;
  private @Nullable UUID account;
  private Sums entries = Sums.NONE;
  private Sums cached = Sums.NONE;
  private Instant lastAt = Instant.MIN;
  private Instant cachedLastAt = Instant.MIN;
  private boolean overdraftAllowed;
  private boolean missing;
  private long accounts;
  private Sums all = Sums.NONE;
  private Sums allCached = Sums.NONE;

  AccountChecks(Findings findings) {
    this.findings = findings;
  }

  /**
   * What went out, what came in, and in how many entries. What somebody made too large wraps
   * around, on both sides of what is compared.
   */
  private record Sums(long debits, long credits, long count) {
    static final Sums NONE = new Sums(0, 0, 0);

    Sums with(long moved) {
      return new Sums(debits + Math.max(0, -moved), credits + Math.max(0, moved), count + 1);
    }

    Sums plus(Sums other) {
      return new Sums(debits + other.debits, credits + other.credits, count + other.count);
    }

    long balance() {
      return credits - debits;
    }

    @Override
    public String toString() {
      return "%d out, %d in, %d entries".formatted(debits, credits, count);
    }
  }

  long accounts() {
    return accounts;
  }

  void run(Snapshot snapshot) throws SQLException {
    snapshot.each("sides of accounts", SIDES, this::see);
    end();
    if (all.balance() != 0 || allCached.balance() != 0) {
      findings.add(
          Fault.TRIAL_BALANCE_NOT_ZERO,
          "all accounts",
          "%d by the entries, %d by the accounts".formatted(all.balance(), allCached.balance()));
    }
  }

  private void see(ResultSet row) throws SQLException {
    UUID of = row.getObject("account", UUID.class);
    if (!of.equals(account)) {
      end();
      begin(of, row);
    }
    if (row.getObject("entry_id", UUID.class) != null) {
      side(row);
    }
  }

  private void begin(UUID of, ResultSet row) throws SQLException {
    account = of;
    accounts++;
    entries = Sums.NONE;
    lastAt = Instant.MIN;
    missing = row.getBoolean("missing");
    if (missing) {
      findings.add(Fault.ACCOUNT_MISSING, place(), "there are entries of it");
      return;
    }
    overdraftAllowed = row.getBoolean("overdraft_allowed");
    cached =
        new Sums(
            row.getLong("debits_posted"), row.getLong("credits_posted"), row.getLong("sequence"));
    cachedLastAt = Snapshot.moment(row, "last_posted_at");
  }

  private void side(ResultSet row) throws SQLException {
    String place = "entry %s in %s".formatted(row.getString("entry_id"), place());
    long number = row.getLong("place");
    Instant at = Snapshot.moment(row, "posted_at");
    if (number != entries.count() + 1) {
      findings.add(
          Fault.ACCOUNT_SEQUENCE_BROKEN,
          place,
          "it is number %d and comes after %d".formatted(number, entries.count()));
    }
    entries = entries.with(row.getLong("moved"));
    if (row.getLong("balance") != entries.balance()) {
      findings.add(
          Fault.ACCOUNT_BALANCE_WRONG,
          place,
          "it says %d, the entries until then %d"
              .formatted(row.getLong("balance"), entries.balance()));
    }
    if (at.isBefore(lastAt)) {
      findings.add(Fault.ACCOUNT_TIME_BACKWARDS, place, "%s comes after %s".formatted(at, lastAt));
    }
    lastAt = at;
  }

  private void end() {
    all = all.plus(entries);
    if (account == null || missing) {
      return;
    }
    allCached = allCached.plus(cached);
    if (!entries.equals(cached)) {
      findings.add(
          Fault.ACCOUNT_SUMS_WRONG,
          place(),
          "it says %s, its entries say %s".formatted(cached, entries));
    } else if (entries.count() > 0 && !lastAt.equals(cachedLastAt)) {
      findings.add(
          Fault.ACCOUNT_SUMS_WRONG,
          place(),
          "it says it was last posted on at %s, its entries %s".formatted(cachedLastAt, lastAt));
    }
    if (!overdraftAllowed && entries.balance() < 0) {
      findings.add(
          Fault.ACCOUNT_OVERDRAWN, place(), "it has %d points".formatted(entries.balance()));
    }
  }

  private String place() {
    return "account " + account;
  }
}
