package io.ringledger.rewards.application.contract;

import static io.ringledger.rewards.application.contract.Moves.NOW;
import static io.ringledger.rewards.application.contract.Moves.earn;
import static io.ringledger.rewards.application.contract.Moves.event;
import static io.ringledger.rewards.application.contract.Moves.fresh;
import static io.ringledger.rewards.application.contract.Moves.redeem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringledger.rewards.application.outbound.LedgerAccounts;
import io.ringledger.rewards.application.outbound.LedgerBook;
import io.ringledger.rewards.application.outbound.LedgerStatements;
import io.ringledger.rewards.application.outbound.LedgerStatements.Standing;
import io.ringledger.rewards.application.outbound.LedgerStatements.TrialBalanceLine;
import io.ringledger.rewards.domain.ledger.AccountId;
import io.ringledger.rewards.domain.ledger.AccountKind;
import io.ringledger.rewards.domain.ledger.AccountStatus;
import io.ringledger.rewards.domain.ledger.EntryId;
import io.ringledger.rewards.domain.ledger.Holder;
import io.ringledger.rewards.domain.ledger.LedgerAccount;
import io.ringledger.rewards.domain.ledger.LedgerEntry;
import io.ringledger.rewards.domain.ledger.Posting;
import io.ringledger.rewards.domain.ledger.PostingBatch;
import io.ringledger.rewards.domain.ledger.SourceReference;
import io.ringledger.shared.application.ConcurrencyConflict;
import io.ringledger.shared.application.Page;
import io.ringledger.shared.application.contract.InTurn;
import io.ringledger.shared.domain.Outcome.Success;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every points ledger keeps to: book, accounts and statements of one and the same. */
public abstract class LedgerContract {

  protected abstract LedgerBook book();

  protected abstract LedgerAccounts accounts();

  protected abstract LedgerStatements statements();

  protected abstract <T> T inUnitOfWork(Supplier<T> work);

  // Accounts

  @Test
  public void anAddedAccountComesBackAsItWas() {
    LedgerAccount account = added(fresh());

    assertThat(find(account.id())).contains(account);
    assertThat(inUnitOfWork(() -> accounts().lock(account.id()))).contains(account);
    assertThat(find(new AccountId(UUID.randomUUID()))).isEmpty();
  }

  @Test
  public void aHolderHasOneAccount() {
    LedgerAccount account = added(fresh());
    LedgerAccount another = LedgerAccount.open(fresh().id(), account.holder().orElseThrow(), NOW);

    assertThat(inUnitOfWork(() -> accounts().add(another))).isFalse();
    assertThat(find(another.id())).isEmpty();
  }

  @Test
  public void ofManyWhoOpenOneAccountAtOnceOneDoes() {
    Holder holder = fresh().holder().orElseThrow();
    List<Boolean> added =
        InTurn.atOnce(
            IntStream.range(0, 8)
                .mapToObj(
                    _ ->
                        (Callable<Boolean>)
                            () ->
                                inUnitOfWork(
                                    () ->
                                        accounts()
                                            .add(LedgerAccount.open(fresh().id(), holder, NOW))))
                .toList());

    assertThat(added).containsOnlyOnce(true);
  }

  @Test
  public void accountsAreFoundByTheirHolders() {
    LedgerAccount alma = added(fresh());
    LedgerAccount bruno = added(fresh());
    Holder nobody = fresh().holder().orElseThrow();

    Map<Holder, LedgerAccount> found =
        inUnitOfWork(
            () ->
                accounts()
                    .ofHolders(
                        List.of(
                            alma.holder().orElseThrow(), bruno.holder().orElseThrow(), nobody)));

    assertThat(found)
        .isEqualTo(Map.of(alma.holder().orElseThrow(), alma, bruno.holder().orElseThrow(), bruno));
    assertThat(inUnitOfWork(() -> accounts().ofHolders(List.of()))).isEmpty();
  }

  @Test
  public void statusAndOverdraftAreKept() {
    LedgerAccount account = added(fresh());
    LedgerAccount frozen = successOf(successOf(account.allowOverdraft(true)).freeze());
    save(frozen);

    assertThat(find(account.id())).contains(frozen);
    assertThat(find(account.id()).map(LedgerAccount::status)).contains(AccountStatus.FROZEN);
  }

  @Test
  public void theAccountsPointsComeFromAndGoToAreThereFromTheStart() {
    for (AccountKind kind : AccountKind.values()) {
      if (!kind.isMember()) {
        LedgerAccount account = find(kind.systemAccount()).orElseThrow();
        assertThat(account.kind()).isEqualTo(kind);
        assertThat(account.status()).isEqualTo(AccountStatus.OPEN);
        assertThat(account.overdraftAllowed()).isTrue();
        assertThat(account.openedAt()).isEqualTo(Instant.EPOCH);
      }
    }
  }

  // The book

  @Test
  public void accountsAreLockedMembersFirst() {
    LedgerAccount one = added(fresh());
    LedgerAccount other = added(fresh());
    AccountId issuance = AccountKind.ISSUANCE.systemAccount();
    AccountId breakage = AccountKind.BREAKAGE.systemAccount();

    List<LedgerAccount> locked =
        inUnitOfWork(
            () ->
                book()
                    .lock(
                        Set.of(
                            breakage,
                            other.id(),
                            issuance,
                            one.id(),
                            new AccountId(UUID.randomUUID()))));

    assertThat(locked.subList(0, 2)).containsExactlyInAnyOrder(one, other);
    assertThat(locked.subList(2, 4))
        .extracting(LedgerAccount::id)
        .containsExactly(issuance, breakage);
  }

  @Test
  public void whatWasAppendedComesBackAsItWas() {
    AccountId member = added(fresh()).id();
    List<LedgerEntry> entries =
        post(NOW, earn(member, 5, event()), redeem(member, 3, "a:\"'\\ ü字" + event()));

    assertThat(
            inUnitOfWork(
                () ->
                    book()
                        .entries(
                            entries.stream().map(LedgerEntry::key).collect(Collectors.toSet()))))
        .containsExactlyInAnyOrderElementsOf(entries);
    for (LedgerEntry entry : entries) {
      assertThat(inUnitOfWork(() -> book().entry(entry.id()))).contains(entry);
    }
    LedgerAccount account = find(member).orElseThrow();
    assertThat(account.creditsPosted()).isEqualTo(5);
    assertThat(account.debitsPosted()).isEqualTo(3);
    assertThat(account.sequence()).isEqualTo(2);
    assertThat(account.lastPostedAt()).isEqualTo(entries.getLast().postedAt());
  }

  @Test
  public void whatIsNotThereIsNotFound() {
    assertThat(inUnitOfWork(() -> book().entries(Set.of()))).isEmpty();
    assertThat(inUnitOfWork(() -> book().entries(Set.of(earn(fresh().id(), 1, event()).key()))))
        .isEmpty();
    EntryId nothing = new EntryId(UUID.randomUUID());
    assertThat(inUnitOfWork(() -> book().entry(nothing))).isEmpty();
    assertThat(inUnitOfWork(() -> book().reversalOf(nothing))).isEmpty();
    assertThat(inUnitOfWork(() -> book().lock(Set.of()))).isEmpty();
  }

  @Test
  public void hundredsAreAppendedAtOnce() {
    List<LedgerAccount> members = Stream.generate(() -> added(fresh())).limit(100).toList();
    List<Posting> postings =
        IntStream.range(0, 500)
            .mapToObj(i -> earn(members.get(i % 100).id(), i + 1, event()))
            .toList();

    assertThat(post(NOW, postings.toArray(Posting[]::new))).hasSize(500);
    assertThat(find(members.getFirst().id()).orElseThrow().sequence()).isEqualTo(5);
    assertThat(find(members.getFirst().id()).orElseThrow().balance())
        .isEqualTo(1 + 101 + 201 + 301 + 401);
  }

  @Test
  public void aKeyIsThereOnce() {
    AccountId member = added(fresh()).id();
    LedgerEntry entry = post(NOW, earn(member, 5, event())).getFirst();

    assertThatThrownBy(() -> postBlindly(entry.posting())).isInstanceOf(ConcurrencyConflict.class);
    assertThat(find(member).orElseThrow().balance()).isEqualTo(5);
  }

  @Test
  public void aReversalIsFoundByWhatItReverses() {
    AccountId member = added(fresh()).id();
    LedgerEntry entry = post(NOW, earn(member, 5, event())).getFirst();
    LedgerEntry reversal =
        post(NOW, entry.reversal(new SourceReference("urn:test", "mistake"))).getFirst();

    assertThat(inUnitOfWork(() -> book().reversalOf(entry.id()))).contains(reversal);
    assertThat(inUnitOfWork(() -> book().reversalOf(reversal.id()))).isEmpty();
    assertThat(find(member).orElseThrow().balance()).isZero();
  }

  // Statements

  @Test
  public void entriesAreListedNewestFirstAPageAtATime() {
    AccountId member = added(fresh()).id();
    List<LedgerEntry> entries = new ArrayList<>();
    entries.addAll(post(NOW, earn(member, 9, event()), redeem(member, 2, event())));
    entries.addAll(post(NOW.plusSeconds(1), earn(member, 1, event()), redeem(member, 3, event())));
    entries.addAll(post(NOW.plusSeconds(2), earn(member, 4, event())));

    Page<LedgerEntry, Long> first = page(member, Optional.empty(), 2);
    Page<LedgerEntry, Long> second = page(member, first.next(), 2);
    Page<LedgerEntry, Long> third = page(member, second.next(), 2);

    assertThat(first.items()).containsExactly(entries.get(4), entries.get(3));
    assertThat(second.items()).containsExactly(entries.get(2), entries.get(1));
    assertThat(third.items()).containsExactly(entries.get(0));
    assertThat(third.next()).isEmpty();
    assertThat(page(member, Optional.empty(), 5).next()).isEmpty();
    assertThat(page(added(fresh()).id(), Optional.empty(), 5).items()).isEmpty();
  }

  @Test
  public void anAccountStandsAtEachInstantAsItDidThen() {
    AccountId member = added(fresh()).id();
    Instant start = newestPosting();
    for (int second = 1; second <= 20; second++) {
      Posting posting =
          second % 4 == 0 ? redeem(member, 1, event()) : earn(member, second, event());
      post(start.plusSeconds(second), posting);
    }
    post(start.plusSeconds(20), earn(member, 1000, event()));

    assertThat(standing(member, start)).isEqualTo(new Standing(0, 0));
    assertThat(standing(member, start.plusSeconds(1).minusNanos(1000)))
        .isEqualTo(new Standing(0, 0));
    long balance = 0;
    for (int second = 1; second < 20; second++) {
      balance += second % 4 == 0 ? -1 : second;
      assertThat(standing(member, start.plusSeconds(second)))
          .isEqualTo(new Standing(balance, second));
      assertThat(standing(member, start.plusSeconds(second).plusMillis(500)))
          .isEqualTo(new Standing(balance, second));
    }
    assertThat(standing(member, start.plusSeconds(20)))
        .isEqualTo(new Standing(balance - 1 + 1000, 21));
    assertThat(standing(member, Instant.parse("9999-12-31T23:59:59Z")).entries()).isEqualTo(21);
    assertThat(standing(member, Instant.parse("0001-01-01T00:00:00Z")).entries()).isZero();
  }

  @Test
  public void theTrialBalanceAddsUpEntriesAndCacheByKind() {
    AccountId member = added(fresh()).id();
    Map<AccountKind, TrialBalanceLine> before = trialBalance();
    post(NOW, earn(member, 50, event()), redeem(member, 20, event()));
    Map<AccountKind, TrialBalanceLine> after = trialBalance();

    assertThat(grown(before, after, AccountKind.MEMBER)).isEqualTo("20 50 20 50");
    assertThat(grown(before, after, AccountKind.ISSUANCE)).isEqualTo("50 0 50 0");
    assertThat(grown(before, after, AccountKind.REDEMPTION)).isEqualTo("0 20 0 20");
    assertThat(grown(before, after, AccountKind.BREAKAGE)).isEqualTo("0 0 0 0");
    assertThat(after.keySet()).containsExactlyInAnyOrder(AccountKind.values());
    assertThat(after.values().stream().mapToLong(TrialBalanceLine::debits).sum())
        .isEqualTo(after.values().stream().mapToLong(TrialBalanceLine::credits).sum());
  }

  @Test
  public void thereIsNothingToDisagreeAboutWhatWasPosted() {
    AccountId member = added(fresh()).id();
    post(NOW, earn(member, 50, event()), redeem(member, 20, event()));

    assertThat(inUnitOfWork(() -> statements().disagreements(100)))
        .noneMatch(both -> both.account().equals(member));
  }

  // Words

  /** Posts as the application does, at that time. */
  protected List<LedgerEntry> post(Instant at, Posting... postings) {
    return inUnitOfWork(
        () -> {
          Set<AccountId> touched =
              Stream.of(postings)
                  .flatMap(posting -> Stream.of(posting.debit(), posting.credit()))
                  .collect(Collectors.toSet());
          PostingBatch batch = new PostingBatch(book().lock(touched), List.of());
          for (Posting posting : postings) {
            successOf(batch.post(posting, new EntryId(UUID.randomUUID()), at));
          }
          book().append(batch.appended(), batch.changed());
          return batch.appended();
        });
  }

  private void postBlindly(Posting posting) {
    post(NOW, posting);
  }

  protected LedgerAccount added(LedgerAccount account) {
    assertThat(inUnitOfWork(() -> accounts().add(account))).isTrue();
    return account;
  }

  private void save(LedgerAccount account) {
    inUnitOfWork(
        () -> {
          accounts().lock(account.id());
          accounts().save(account);
          return true;
        });
  }

  protected Optional<LedgerAccount> find(AccountId id) {
    return inUnitOfWork(() -> accounts().find(id));
  }

  private Page<LedgerEntry, Long> page(AccountId account, Optional<Long> before, int limit) {
    return inUnitOfWork(() -> statements().entries(account, before, limit));
  }

  private Standing standing(AccountId account, Instant at) {
    return inUnitOfWork(() -> statements().standing(account, at));
  }

  /** What is posted is never older than what others have posted to the same system accounts. */
  private Instant newestPosting() {
    return Stream.of(AccountKind.ISSUANCE, AccountKind.REDEMPTION)
        .map(kind -> find(kind.systemAccount()).orElseThrow().lastPostedAt())
        .reduce(NOW, (one, other) -> one.isAfter(other) ? one : other);
  }

  private Map<AccountKind, TrialBalanceLine> trialBalance() {
    return inUnitOfWork(() -> statements().trialBalance()).stream()
        .collect(Collectors.toMap(TrialBalanceLine::kind, Function.identity()));
  }

  private static String grown(
      Map<AccountKind, TrialBalanceLine> before,
      Map<AccountKind, TrialBalanceLine> after,
      AccountKind kind) {
    TrialBalanceLine was = before.get(kind);
    TrialBalanceLine is = after.get(kind);
    return "%d %d %d %d"
        .formatted(
            is.debits() - was.debits(),
            is.credits() - was.credits(),
            is.cachedDebits() - was.cachedDebits(),
            is.cachedCredits() - was.cachedCredits());
  }

  private static <T> T successOf(io.ringledger.shared.domain.Outcome<T> outcome) {
    return ((Success<T>) outcome).value();
  }
}
