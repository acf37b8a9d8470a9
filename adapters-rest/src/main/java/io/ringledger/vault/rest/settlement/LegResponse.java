package io.ringledger.vault.rest.settlement;

import io.ringledger.shared.domain.TransactionHash;
import io.ringledger.shared.domain.XrplAddress;
import io.ringledger.vault.domain.BatchNumber;
import io.ringledger.vault.domain.SessionId;
import io.ringledger.vault.domain.WalletAddress;
import io.ringledger.vault.domain.settlement.Leg;
import org.jspecify.annotations.Nullable;

/** A leg of settlement. */
public record LegResponse(
    String legId,
    @Nullable Long batch,
    String kind,
    String state,
    @Nullable String sessionId,
    @Nullable String wallet,
    @Nullable String destination,
    long amountDrops,
    int attempts,
    String dueAt,
    @Nullable String transactionHash,
    @Nullable Long ledgerIndex,
    @Nullable String resultCode,
    @Nullable String reason,
    String changedAt) {

  /** As it is. */
  public static LegResponse of(Leg leg) {
    return new LegResponse(
        leg.id().toString(),
        leg.terms().batch().map(BatchNumber::value).orElse(null),
        leg.terms().kind().wire(),
        leg.state().wire(),
        leg.terms().session().map(SessionId::toString).orElse(null),
        leg.terms().wallet().map(WalletAddress::value).orElse(null),
        leg.terms().destination().map(XrplAddress::value).orElse(null),
        leg.terms().drops().value(),
        leg.attempts(),
        leg.dueAt().toString(),
        leg.hash().map(TransactionHash::value).orElse(null),
        leg.ledgerIndex().isPresent() ? leg.ledgerIndex().getAsLong() : null,
        leg.code().orElse(null),
        leg.reason().orElse(null),
        leg.changedAt().toString());
  }
}
