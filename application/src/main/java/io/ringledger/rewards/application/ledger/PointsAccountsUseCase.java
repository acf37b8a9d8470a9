package io.ringledger.rewards.application.ledger;

import io.ringledger.rewards.application.outbound.LedgerAccounts;
import io.ringledger.rewards.application.outbound.LedgerStatements;
import io.ringledger.rewards.domain.RewardFailure;
import io.ringledger.rewards.domain.ledger.AccountId;
import io.ringledger.rewards.domain.ledger.Holder;
import io.ringledger.rewards.domain.ledger.LedgerAccount;
import io.ringledger.shared.application.Caller;
import io.ringledger.shared.application.ConcurrencyConflict;
import io.ringledger.shared.application.Randomness;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Role;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** {@inheritDoc} */
public final class PointsAccountsUseCase implements PointsAccounts {

  private static final String OPEN = "account.open";
  private static final String FREEZE = "account.freeze";
  private static final String UNFREEZE = "account.unfreeze";
  private static final String CLOSE = "account.close";
  private static final String OVERDRAFT = "account.overdraft";

  private final UnitOfWork unitOfWork;
  private final LedgerAccounts accounts;
  private final LedgerStatements statements;
  private final AccountHistory history;
  private final Randomness randomness;
  private final InstantSource clock;

  public PointsAccountsUseCase(LedgerPorts ports) {
    this.unitOfWork = ports.unitOfWork();
    this.accounts = ports.accounts();
    this.statements = ports.statements();
    this.history = ports.history();
    this.randomness = ports.randomness();
    this.clock = ports.clock();
  }

  @Override
  public Outcome<Opened> open(Caller caller, Holder holder) {
    if (!mayBe(caller, holder)) {
      return Outcome.rejected(RewardFailure.HOLDER_NOT_YOU);
    }
    return unitOfWork.execute(
        () ->
            Outcome.success(
                of(holder)
                    .map(account -> new Opened(account, true))
                    .orElseGet(() -> opened(caller, holder))));
  }

  private Opened opened(Caller caller, Holder holder) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    LedgerAccount account = LedgerAccount.open(new AccountId(randomness.newId()), holder, now);
    if (!accounts.add(account)) {
      // Somebody was faster.
      return of(holder)
          .map(other -> new Opened(other, true))
          .orElseThrow(() -> new ConcurrencyConflict("the holder's account is being opened"));
    }
    Outcome<LedgerAccount> done = Outcome.success(account);
    history.write(caller, account.id(), OPEN, Map.of("holder", holder.id()), done, _ -> Map.of());
    return new Opened(account, false);
  }

  @Override
  public Outcome<LedgerAccount> find(Caller caller, AccountId account) {
    return unitOfWork.execute(() -> visible(caller, accounts.find(account)));
  }

  @Override
  public Outcome<LedgerAccount> ofHolder(Caller caller, Holder holder) {
    return unitOfWork.execute(() -> visible(caller, of(holder)));
  }

  @Override
  public Outcome<Entries> entries(
      Caller caller, AccountId account, Optional<Long> before, int limit) {
    return unitOfWork.execute(
        () ->
            visible(caller, accounts.find(account))
                .map(
                    _ ->
                        new Entries(
                            account,
                            statements.entries(account, before, Math.min(limit, MAX_ENTRIES)))));
  }

  @Override
  public Outcome<Statement> statement(Caller caller, AccountId account, Optional<Instant> at) {
    Instant now = clock.instant();
    Instant when = at.orElse(now);
    return unitOfWork.execute(
        () ->
            visible(caller, accounts.find(account))
                .then(
                    _ ->
                        when.isAfter(now)
                            ? Outcome.rejected(RewardFailure.INSTANT_IN_FUTURE)
                            : Outcome.success(
                                new Statement(account, when, statements.standing(account, when)))));
  }

  @Override
  public Outcome<LedgerAccount> freeze(Caller admin, AccountId account) {
    return change(admin, account, FREEZE, Map.of(), LedgerAccount::freeze);
  }

  @Override
  public Outcome<LedgerAccount> unfreeze(Caller admin, AccountId account) {
    return change(admin, account, UNFREEZE, Map.of(), LedgerAccount::unfreeze);
  }

  @Override
  public Outcome<LedgerAccount> close(Caller admin, AccountId account) {
    return change(admin, account, CLOSE, Map.of(), LedgerAccount::close);
  }

  @Override
  public Outcome<LedgerAccount> allowOverdraft(Caller admin, AccountId account, boolean allowed) {
    return change(
        admin,
        account,
        OVERDRAFT,
        Map.of("overdraft_allowed", String.valueOf(allowed)),
        locked -> locked.allowOverdraft(allowed));
  }

  private Outcome<LedgerAccount> change(
      Caller admin,
      AccountId id,
      String action,
      Map<String, String> asked,
      Function<LedgerAccount, Outcome<LedgerAccount>> verb) {
    return unitOfWork.execute(
        () ->
            found(accounts.lock(id))
                .then(
                    account -> {
                      Outcome<LedgerAccount> outcome = verb.apply(account);
                      return history.write(
                          admin, id, action, asked, outcome.map(this::saved), _ -> Map.of());
                    }));
  }

  private LedgerAccount saved(LedgerAccount account) {
    accounts.save(account);
    return account;
  }

  private Optional<LedgerAccount> of(Holder holder) {
    return accounts.ofHolders(List.of(holder)).values().stream().findFirst();
  }

  private static Outcome<LedgerAccount> visible(Caller caller, Optional<LedgerAccount> account) {
    return found(
        account.filter(
            there ->
                caller.role() == Role.ADMIN
                    || there.holder().filter(holder -> mayBe(caller, holder)).isPresent()));
  }

  private static Outcome<LedgerAccount> found(Optional<LedgerAccount> account) {
    return account
        .map(Outcome::success)
        .orElseGet(() -> Outcome.rejected(RewardFailure.ACCOUNT_NOT_FOUND));
  }

  /** People who log in here are holders under their user id. */
  private static boolean mayBe(Caller caller, Holder holder) {
    return caller.role() == Role.ADMIN || holder.id().equals(caller.user().toString());
  }
}
