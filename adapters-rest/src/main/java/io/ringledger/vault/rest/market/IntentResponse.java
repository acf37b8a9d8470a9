package io.ringledger.vault.rest.market;

import io.ringledger.vault.application.intents.IntentIntake.Accepted;
import io.ringledger.vault.domain.BatchNumber;
import io.ringledger.vault.domain.IntentId;
import io.ringledger.vault.domain.IntentReason;
import io.ringledger.vault.domain.ListingId;
import io.ringledger.vault.domain.intent.TradeIntent;
import io.ringledger.vault.domain.intent.TradeTerms;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An accepted intent, with the server's receipt. */
public record IntentResponse(
    String intentId,
    String state,
    @Nullable String reason,
    long acceptanceSequence,
    String acceptedAt,
    String sessionId,
    String action,
    String itemId,
    String from,
    String to,
    long amountDrops,
    String nonce,
    long clientTimestamp,
    @Nullable String counterpart,
    @Nullable String listingId,
    @Nullable Long edgeSequence,
    @Nullable Long batch,
    @Nullable String endedAt,
    Receipt receipt) {

  /** What the server has signed. */
  @Schema(name = "IntentReceipt")
  public record Receipt(String digest, long acceptedAtMs, String signature) {}

  static IntentResponse of(Accepted accepted) {
    TradeIntent intent = accepted.intent();
    TradeTerms terms = intent.terms();
    return new IntentResponse(
        intent.id().toString(),
        intent.state().name(),
        intent.reason().map(IntentReason::wire).orElse(null),
        intent.acceptanceSequence(),
        intent.acceptedAt().toString(),
        terms.sessionId().toString(),
        terms.action().name(),
        terms.item().value(),
        terms.from().value(),
        terms.to().value(),
        terms.amount().value(),
        terms.nonce().value(),
        terms.clientTimestamp().toEpochMilli(),
        intent.counterpart().map(IntentId::toString).orElse(null),
        intent.listing().map(ListingId::toString).orElse(null),
        intent.edgeSequence().orElse(null),
        intent.batch().map(BatchNumber::value).orElse(null),
        intent.endedAt().map(Instant::toString).orElse(null),
        new Receipt(intent.digest(), intent.acceptedAt().toEpochMilli(), accepted.receipt().hex()));
  }
}
