package io.ringledger.rewards.persistence.ledger;

import io.ringledger.rewards.application.outbound.LedgerBook;
import io.ringledger.rewards.domain.ledger.AccountId;
import io.ringledger.rewards.domain.ledger.EntryId;
import io.ringledger.rewards.domain.ledger.EntryKey;
import io.ringledger.rewards.domain.ledger.LedgerAccount;
import io.ringledger.rewards.domain.ledger.LedgerEntry;
import io.ringledger.shared.application.ConcurrencyConflict;
import io.ringledger.shared.persistence.SetSql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/**
 * The book in two tables. Each verb is one statement for any number of rows; an append writes
 * entries and the sums of their accounts in the same one, so that a lock on an account everybody
 * shares is not held across a round trip more.
 */
@ApplicationScoped
public class JdbcLedgerBook implements LedgerBook {

  private static final String UNIQUE_VIOLATION = "23505";

  private static final String BY_KEY = EntryRows.SELECT + "where idempotency_key = any (?)";
  private static final String BY_ID = EntryRows.SELECT + "where entry_id = ?";
  private static final String BY_REVERSED = EntryRows.SELECT + "where reverses = ?";

  /** Rows are locked in the order in which they are sorted, since none of it ever changes. */
  private static final String LOCK =
      AccountRows.SELECT
          + """
          where account_id = any (?)
          order by (kind <> 'member'), account_id
          for no key update
          """;

  private static final String APPEND =
      "with appended as (insert into ledger_entries ("
          + EntryRows.COLUMNS
          + ")\n"
          + """
          select * from unnest(?::uuid[], ?::text[], ?::text[], ?::uuid[], ?::uuid[], ?::bigint[],
            ?::text[], ?::text[], ?::uuid[], ?::uuid[], ?::bigint[], ?::bigint[], ?::bigint[],
            ?::bigint[], ?::bigint[], ?::timestamptz[]))
          update ledger_accounts as account set debits_posted = new.debits,
            credits_posted = new.credits, sequence = new.sequence, last_posted_at = new.at
          from unnest(?::uuid[], ?::bigint[], ?::bigint[], ?::bigint[], ?::timestamptz[])
            as new (id, debits, credits, sequence, at)
          where account.account_id = new.id and account.sequence < new.sequence
          """;

  private final SetSql sql;

  JdbcLedgerBook(SetSql sql) {
    this.sql = sql;
  }

  @Override
  public List<LedgerEntry> entries(Set<EntryKey> keys) {
    return sql.list(BY_KEY, open -> open.set("text", keys, EntryKey::value), EntryRows::read);
  }

  @Override
  public List<LedgerAccount> lock(Set<AccountId> accounts) {
    return sql.list(LOCK, open -> open.set("uuid", accounts, AccountId::value), AccountRows::read);
  }

  @Override
  public void append(List<LedgerEntry> entries, Collection<LedgerAccount> changed) {
    int written;
    try {
      written =
          sql.update(
              APPEND,
              open -> {
                fillEntries(open, entries);
                fillAccounts(open, changed);
              });
    } catch (ConstraintViolationException refusal) {
      if (UNIQUE_VIOLATION.equals(refusal.getSQLState())) {
        throw new ConcurrencyConflict(refusal);
      }
      throw refusal;
    }
    if (written != changed.size()) {
      throw new IllegalStateException(
          "%d of %d accounts were not as they were read; were they locked?"
              .formatted(changed.size() - written, changed.size()));
    }
  }

  @Override
  public Optional<LedgerEntry> entry(EntryId id) {
    return sql.one(BY_ID, open -> open.set(id.value()), EntryRows::read);
  }

  @Override
  public Optional<LedgerEntry> reversalOf(EntryId id) {
    return sql.one(BY_REVERSED, open -> open.set(id.value()), EntryRows::read);
  }

  private static void fillEntries(SetSql.Parameters open, List<LedgerEntry> entries)
      throws SQLException {
    open.set("uuid", entries, entry -> entry.id().value())
        .set("text", entries, entry -> entry.key().value())
        .set("text", entries, entry -> entry.posting().type().wire())
        .set("uuid", entries, entry -> entry.posting().debit().value())
        .set("uuid", entries, entry -> entry.posting().credit().value())
        .set("bigint", entries, entry -> entry.amount().value())
        .set("text", entries, entry -> entry.posting().reference().source())
        .set("text", entries, entry -> entry.posting().reference().eventId())
        .set("uuid", entries, JdbcLedgerBook::reversed)
        .set("uuid", entries, JdbcLedgerBook::settlement)
        .set("bigint", entries, entry -> entry.posting().reputationImpact())
        .set("bigint", entries, LedgerEntry::debitSequence)
        .set("bigint", entries, LedgerEntry::debitBalance)
        .set("bigint", entries, LedgerEntry::creditSequence)
        .set("bigint", entries, LedgerEntry::creditBalance)
        .set("timestamptz", entries, entry -> entry.postedAt().atOffset(ZoneOffset.UTC));
  }

  private static @Nullable UUID reversed(LedgerEntry entry) {
    return entry.posting().reversed().map(EntryId::value).orElse(null);
  }

  private static @Nullable UUID settlement(LedgerEntry entry) {
    return entry.posting().settlement().orElse(null);
  }

  private static void fillAccounts(SetSql.Parameters open, Collection<LedgerAccount> accounts)
      throws SQLException {
    open.set("uuid", accounts, account -> account.id().value())
        .set("bigint", accounts, LedgerAccount::debitsPosted)
        .set("bigint", accounts, LedgerAccount::creditsPosted)
        .set("bigint", accounts, LedgerAccount::sequence)
        .set("timestamptz", accounts, account -> account.lastPostedAt().atOffset(ZoneOffset.UTC));
  }
}
