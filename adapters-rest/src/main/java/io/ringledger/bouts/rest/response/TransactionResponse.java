package io.ringledger.bouts.rest.response;

import io.ringledger.bouts.domain.signing.FollowedTransaction;
import java.time.Instant;
import java.util.OptionalLong;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A transaction whose name is known, and what the ledger has decided about it. */
@Schema(name = "Transaction")
public record TransactionResponse(
    String txHash,
    String signingAction,
    String transactionStatus,
    @Nullable String note,
    @Nullable Long sequence,
    @Nullable Long ticket,
    @Nullable Long lastLedgerSequence,
    String knownSince,
    @Nullable String decidedAt) {

  public static TransactionResponse of(FollowedTransaction transaction) {
    return new TransactionResponse(
        transaction.hash().value(),
        transaction.action().wire(),
        transaction.status().wire(),
        transaction.note().orElse(null),
        number(transaction.signed().sequence()),
        number(transaction.signed().ticket()),
        number(transaction.signed().lastLedgerSequence()),
        transaction.knownSince().toString(),
        transaction.decidedAt().map(Instant::toString).orElse(null));
  }

  private static @Nullable Long number(OptionalLong value) {
    return value.isPresent() ? value.getAsLong() : null;
  }
}
