package io.ringledger.rewards.persistence.ledger;

import io.ringledger.rewards.application.ledger.LedgerPoster;
import io.ringledger.rewards.domain.Points;
import io.ringledger.rewards.domain.ledger.AccountId;
import io.ringledger.rewards.domain.ledger.AccountKind;
import io.ringledger.rewards.domain.ledger.EntryKey;
import io.ringledger.rewards.domain.ledger.EntryType;
import io.ringledger.rewards.domain.ledger.Holder;
import io.ringledger.rewards.domain.ledger.LedgerAccount;
import io.ringledger.rewards.domain.ledger.LedgerEntry;
import io.ringledger.rewards.domain.ledger.Posting;
import io.ringledger.rewards.domain.ledger.Receipt;
import io.ringledger.rewards.domain.ledger.SourceReference;
import io.ringledger.shared.application.Randomness;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.application.events.Outbox;
import io.ringledger.shared.domain.Outcome.Success;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Posts points as the application does, on accounts of its own. */
@Singleton
public class PostedPoints {

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  private final JdbcLedgerAccounts accounts;
  private final LedgerPoster poster;
  private final UnitOfWork unitOfWork;

  PostedPoints(
      JdbcLedgerAccounts accounts,
      JdbcLedgerBook book,
      Outbox outbox,
      Randomness randomness,
      UnitOfWork unitOfWork) {
    this.accounts = accounts;
    this.poster = new LedgerPoster(book, outbox, randomness, () -> NOON);
    this.unitOfWork = unitOfWork;
  }

  /** So many entries, each of a new account. */
  public List<LedgerEntry> post(int count) {
    return unitOfWork.execute(
        () -> {
          List<Posting> postings = new ArrayList<>();
          for (int i = 0; i < count; i++) {
            postings.add(posting());
          }
          return poster.post(postings).stream()
              .map(outcome -> ((Success<Receipt>) outcome).value().entry())
              .toList();
        });
  }

  private Posting posting() {
    AccountId account = new AccountId(UUID.randomUUID());
    accounts.add(LedgerAccount.open(account, new Holder(account.toString()), NOON));
    String event = UUID.randomUUID().toString();
    return new Posting(
        EntryKey.of(EntryType.BOUNTY_REWARD, event, account),
        EntryType.BOUNTY_REWARD,
        AccountKind.ISSUANCE.systemAccount(),
        account,
        new Points(25),
        new SourceReference("urn:test", event),
        Optional.empty(),
        Optional.empty(),
        1);
  }
}
