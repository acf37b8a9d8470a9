package io.ringledger.rewards.rest.ledger;

import io.ringledger.rewards.domain.ledger.Holder;
import io.ringledger.rewards.domain.ledger.LedgerAccount;
import org.jspecify.annotations.Nullable;

/** An account and what is in it. */
public record AccountResponse(
    String accountId,
    String accountKind,
    @Nullable String holder,
    String accountStatus,
    boolean overdraftAllowed,
    long balance,
    long debitsPosted,
    long creditsPosted,
    long entryCount,
    String openedAt,
    String lastPostedAt) {

  public static AccountResponse of(LedgerAccount account) {
    return new AccountResponse(
        account.id().toString(),
        account.kind().wire(),
        account.holder().map(Holder::id).orElse(null),
        account.status().wire(),
        account.overdraftAllowed(),
        account.balance(),
        account.debitsPosted(),
        account.creditsPosted(),
        account.sequence(),
        account.openedAt().toString(),
        account.lastPostedAt().toString());
  }
}
