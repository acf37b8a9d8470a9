package io.ringledger.bouts.rest.response;

import io.ringledger.bouts.domain.signing.SigningRequest;
import io.ringledger.shared.domain.TransactionHash;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One request to sign something for a purse, and what came of it. */
@Schema(name = "Signing")
public record SigningResponse(
    String signingAction,
    int attempt,
    String requestStatus,
    @Nullable String payloadId,
    String requestedAt,
    @Nullable String expiresAt,
    @Nullable String resolvedAt,
    @Nullable String txHash) {

  public static SigningResponse of(SigningRequest request) {
    return new SigningResponse(
        request.action().wire(),
        request.attempt(),
        request.status().wire(),
        request.payload().map(UUID::toString).orElse(null),
        request.requestedAt().toString(),
        request.expiresAt().map(Instant::toString).orElse(null),
        request.resolvedAt().map(Instant::toString).orElse(null),
        request.transaction().map(TransactionHash::value).orElse(null));
  }
}
