package io.ringledger.rewards.persistence.ledger;

import io.ringledger.rewards.application.outbound.LedgerAccounts;
import io.ringledger.rewards.domain.ledger.AccountId;
import io.ringledger.rewards.domain.ledger.Holder;
import io.ringledger.rewards.domain.ledger.LedgerAccount;
import io.ringledger.shared.persistence.SetSql;
import io.ringledger.shared.persistence.Storable;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Accounts in a table; whose a member's account is, is unique there. */
@ApplicationScoped
public class JdbcLedgerAccounts implements LedgerAccounts {

  private static final String FIND = AccountRows.SELECT + "where account_id = ?";
  private static final String LOCK = FIND + " for no key update";
  private static final String OF_HOLDERS = AccountRows.SELECT + "where holder = any (?)";
  private static final String ADD =
      """
      insert into ledger_accounts (account_id, kind, holder, status, overdraft_allowed,
        debits_posted, credits_posted, sequence, opened_at, last_posted_at)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (holder) do nothing
      """;
  private static final String SAVE =
      "update ledger_accounts set status = ?, overdraft_allowed = ? where account_id = ?";

  private final SetSql sql;

  JdbcLedgerAccounts(SetSql sql) {
    this.sql = sql;
  }

  @Override
  public Optional<LedgerAccount> find(AccountId id) {
    return sql.one(FIND, open -> open.set(id.value()), AccountRows::read);
  }

  @Override
  public Optional<LedgerAccount> lock(AccountId id) {
    return sql.one(LOCK, open -> open.set(id.value()), AccountRows::read);
  }

  @Override
  public Map<Holder, LedgerAccount> ofHolders(Collection<Holder> holders) {
    return sql
        .list(OF_HOLDERS, open -> open.set("text", holders, Holder::id), AccountRows::read)
        .stream()
        .collect(Collectors.toMap(account -> account.holder().orElseThrow(), Function.identity()));
  }

  @Override
  public boolean add(LedgerAccount account) {
    return sql.update(
            ADD,
            open ->
                open.set(account.id().value())
                    .set(account.kind().wire())
                    .set(account.holder().orElseThrow().id())
                    .set(account.status().wire())
                    .set(account.overdraftAllowed())
                    .set(account.debitsPosted())
                    .set(account.creditsPosted())
                    .set(account.sequence())
                    .set(Storable.moment(account.openedAt()))
                    .set(Storable.moment(account.lastPostedAt())))
        == 1;
  }

  @Override
  public void save(LedgerAccount account) {
    int saved =
        sql.update(
            SAVE,
            open ->
                open.set(account.status().wire())
                    .set(account.overdraftAllowed())
                    .set(account.id().value()));
    if (saved != 1) {
      throw new IllegalStateException("there is no such account to save");
    }
  }
}
