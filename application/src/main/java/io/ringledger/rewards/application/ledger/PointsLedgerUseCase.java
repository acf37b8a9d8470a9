package io.ringledger.rewards.application.ledger;

import io.ringledger.rewards.application.outbound.LedgerAccounts;
import io.ringledger.rewards.application.outbound.LedgerBook;
import io.ringledger.rewards.application.outbound.LedgerStatements;
import io.ringledger.rewards.domain.RewardFailure;
import io.ringledger.rewards.domain.ledger.AccountId;
import io.ringledger.rewards.domain.ledger.EntryId;
import io.ringledger.rewards.domain.ledger.EntryKey;
import io.ringledger.rewards.domain.ledger.EntryType.Direction;
import io.ringledger.rewards.domain.ledger.LedgerEntry;
import io.ringledger.rewards.domain.ledger.Posting;
import io.ringledger.rewards.domain.ledger.Receipt;
import io.ringledger.shared.application.Caller;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Rejected;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@inheritDoc} */
public final class PointsLedgerUseCase implements PointsLedger {

  private static final String CREDIT = "points.credit";
  private static final String DEDUCT = "points.deduct";
  private static final String REVERSE = "points.reverse";

  private final UnitOfWork unitOfWork;
  private final LedgerBook book;
  private final LedgerAccounts accounts;
  private final LedgerStatements statements;
  private final LedgerPoster poster;
  private final AccountHistory history;
  private final InstantSource clock;

  public PointsLedgerUseCase(LedgerPorts ports) {
    this.unitOfWork = ports.unitOfWork();
    this.book = ports.book();
    this.accounts = ports.accounts();
    this.statements = ports.statements();
    this.poster = ports.poster();
    this.history = ports.history();
    this.clock = ports.clock();
  }

  @Override
  public Outcome<Receipt> move(Move move) {
    return unitOfWork.execute(
        () ->
            // Locked for its history as well, which also tells of repeats and refusals.
            accounts
                .lock(move.account())
                .filter(account -> account.kind().isMember())
                .map(_ -> moved(move))
                .orElseGet(() -> Outcome.rejected(RewardFailure.ACCOUNT_NOT_FOUND)));
  }

  private Outcome<Receipt> moved(Move move) {
    return history.write(
        move.admin(),
        move.account(),
        CREDITS.contains(move.type()) ? CREDIT : DEDUCT,
        Map.of(
            "entry_type", move.type().wire(),
            "points", move.points().toString(),
            "reference", move.reference().value()),
        post(posting(move)),
        PointsLedgerUseCase::facts);
  }

  private static Posting posting(Move move) {
    AccountId counterparty = move.type().counterparty().systemAccount();
    boolean credit = move.type().direction() == Direction.EARN;
    return new Posting(
        EntryKey.of(move.type(), move.reference().value(), move.account()),
        move.type(),
        credit ? counterparty : move.account(),
        credit ? move.account() : counterparty,
        move.points(),
        move.reference().asSource(),
        Optional.empty(),
        Optional.empty(),
        0);
  }

  @Override
  public Outcome<Receipt> reverse(Caller admin, EntryId id, Reference reference) {
    return unitOfWork.execute(
        () ->
            book.entry(id)
                .map(entry -> reversed(admin, entry, reference))
                .orElseGet(() -> Outcome.rejected(RewardFailure.ENTRY_NOT_FOUND)));
  }

  private Outcome<Receipt> reversed(Caller admin, LedgerEntry entry, Reference reference) {
    // Its history is written below, also where the poster finds nothing to lock for.
    return accounts
        .lock(entry.member())
        .map(
            member ->
                history.write(
                    admin,
                    member.id(),
                    REVERSE,
                    Map.of(
                        "reverses_entry_id", entry.id().toString(), "reference", reference.value()),
                    entry.isReversal()
                        ? Outcome.<Receipt>rejected(RewardFailure.ENTRY_NOT_REVERSIBLE)
                        : once(post(entry.reversal(reference.asSource()))),
                    PointsLedgerUseCase::facts))
        .orElseThrow();
  }

  /** Accounts and amount are those of the entry; only who reverses it, and why, may differ. */
  private static Outcome<Receipt> once(Outcome<Receipt> outcome) {
    return outcome instanceof Rejected<Receipt>(var code, _, _)
            && code == RewardFailure.EXISTS_WITH_DIFFERENT_SOURCE
        ? Outcome.rejected(RewardFailure.ENTRY_REVERSED_ALREADY)
        : outcome;
  }

  private Outcome<Receipt> post(Posting posting) {
    return poster.post(List.of(posting)).getFirst();
  }

  private static Map<String, String> facts(Receipt receipt) {
    return Map.of(
        "entry_id", receipt.entry().id().toString(),
        "already_applied", String.valueOf(receipt.alreadyApplied()));
  }

  @Override
  public TrialBalance trialBalance() {
    return unitOfWork.execute(
        () ->
            new TrialBalance(
                clock.instant(),
                statements.trialBalance(),
                statements.disagreements(MAX_DISAGREEMENTS)));
  }
}
