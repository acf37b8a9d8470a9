package io.ringledger.rewards.persistence.ledger;

import static io.ringledger.rewards.application.contract.Moves.NOW;
import static io.ringledger.rewards.application.contract.Moves.earn;
import static io.ringledger.rewards.application.contract.Moves.event;
import static io.ringledger.rewards.application.contract.Moves.fresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.ringledger.rewards.application.contract.LedgerContract;
import io.ringledger.rewards.application.outbound.LedgerAccounts;
import io.ringledger.rewards.application.outbound.LedgerBook;
import io.ringledger.rewards.application.outbound.LedgerStatements;
import io.ringledger.rewards.application.outbound.LedgerStatements.Disagreement;
import io.ringledger.rewards.application.outbound.LedgerStatements.Sums;
import io.ringledger.rewards.domain.ledger.AccountId;
import io.ringledger.rewards.domain.ledger.LedgerAccount;
import io.ringledger.rewards.domain.ledger.LedgerEntry;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.persistence.EmbeddedDatabase;
import io.ringledger.shared.persistence.EmbeddedDatabaseResource;
import io.ringledger.shared.persistence.Sql;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The contract on a real PostgreSQL, and what its triggers forbid. */
@QuarkusTest
@WithTestResource(EmbeddedDatabaseResource.class)
class JdbcLedgerTest extends LedgerContract {

  private static final String ISSUANCE = "00000000-0000-7000-8000-000000000001";

  @Inject LedgerBook book;
  @Inject LedgerAccounts accounts;
  @Inject LedgerStatements statements;
  @Inject UnitOfWork unitOfWork;
  EmbeddedDatabase database;

  @Override
  protected LedgerBook book() {
    return book;
  }

  @Override
  protected LedgerAccounts accounts() {
    return accounts;
  }

  @Override
  protected LedgerStatements statements() {
    return statements;
  }

  @Override
  protected <T> T inUnitOfWork(Supplier<T> work) {
    return unitOfWork.execute(work);
  }

  @Test
  void sumsThatWereReadWithoutALockAreRefused() {
    LedgerAccount account = added(fresh());
    post(NOW, earn(account.id(), 5, event()));

    assertThatThrownBy(() -> unitOfWork.run(() -> book.append(List.of(), List.of(account))))
        .hasMessageContaining("were they locked?");
  }

  @Test
  void anAccountWhoseCacheDisagreesIsListed() throws SQLException {
    AccountId member = added(fresh()).id();
    post(NOW, earn(member, 5, event()));
    try (Connection owner = database.connectAsOwner()) {
      Sql.run(owner, change(member, "credits_posted = 7"));

      assertThat(unitOfWork.execute(() -> statements.disagreements(100)))
          .contains(new Disagreement(member, new Sums(0, 5, 1), new Sums(0, 7, 1)));

      // What only grows is put right by the owner alone, who may lift that rule.
      Sql.run(owner, "alter table ledger_accounts disable trigger ledger_accounts_only_grow");
      Sql.run(owner, change(member, "credits_posted = 5"));
      Sql.run(owner, "alter table ledger_accounts enable trigger ledger_accounts_only_grow");
    }
  }

  @Test
  void sumsOfAnAccountOnlyGrowAndOnlyWhileItIsOpen() throws SQLException {
    AccountId member = added(fresh()).id();
    post(NOW, earn(member, 5, event()));
    assertRefused(change(member, "credits_posted = 4"), "only grow");
    assertRefused(change(member, "sequence = 0"), "only grow");
    assertRefused(change(member, "last_posted_at = 'epoch'"), "only grow");
    assertRefused(
        change(member, "status = 'frozen'") + ";" + change(member, "credits_posted = 6"),
        "not open");
  }

  @Test
  void whoseAccountItIsNeverChangesAndAClosedOneStaysClosed() throws SQLException {
    AccountId member = added(fresh()).id();
    assertRefused(change(member, "holder = 'somebody'"), "never changes");
    assertRefused(change(member, "opened_at = 'epoch'"), "never changes");
    assertRefused(
        change(member, "status = 'closed'") + ";" + change(member, "status = 'open'"),
        "stays closed");
  }

  @Test
  void thereIsOneAccountOfEachSystemKind() throws SQLException {
    try (Connection owner = database.connectAsOwner()) {
      assertThat(
              Sql.refusalOf(
                  owner,
                  """
                  insert into ledger_accounts values
                    (gen_random_uuid(), 'issuance', null, 'open', true, 0, 0, 0, now(), now())
                  """))
          .hasValueSatisfying(
              refusal ->
                  assertThat(refusal.constraint())
                      .isEqualTo("ledger_accounts_one_of_each_system_kind"));
    }
  }

  @Test
  void aReversalIsOfAnEntryOnSwappedSidesWithItsAmountAndOnce() throws SQLException {
    AccountId member = added(fresh()).id();
    LedgerEntry entry = post(NOW, earn(member, 5, event())).getFirst();
    String of = entry.id().toString();
    String crooked = "on swapped sides";
    assertRefused(reversal(of, ISSUANCE, member.toString(), 5), crooked);
    assertRefused(reversal(of, member.toString(), ISSUANCE, 4), crooked);
    assertRefused(reversal(UUID.randomUUID().toString(), member.toString(), ISSUANCE, 5), crooked);
    String straight = reversal(of, member.toString(), ISSUANCE, 5);
    try (Connection owner = database.connectAsOwner()) {
      assertThat(Sql.refusalOf(owner, straight)).isEmpty();
      assertThat(Sql.refusalOf(owner, straight + ";" + straight)).isPresent();
    }
  }

  private void assertRefused(String sql, String because) throws SQLException {
    try (Connection owner = database.connectAsOwner()) {
      assertThat(Sql.refusalOf(owner, sql))
          .as(sql)
          .hasValueSatisfying(refusal -> assertThat(refusal.message()).contains(because));
    }
  }

  private static String change(AccountId account, String what) {
    return "update ledger_accounts set %s where account_id = '%s'".formatted(what, account);
  }

  private static String reversal(String of, String debit, String credit, long amount) {
    return """
        insert into ledger_entries values (gen_random_uuid(), 'reverse:%1$s', 'reversal', '%2$s',
          '%3$s', %4$d, 'urn:test', 'r', '%1$s', null, 0, 2000000000, 0, 2000000000, 0, now())
        """
        .formatted(of, debit, credit, amount);
  }
}
