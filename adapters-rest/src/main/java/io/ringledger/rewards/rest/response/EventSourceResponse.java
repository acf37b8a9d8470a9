package io.ringledger.rewards.rest.response;

import io.ringledger.rewards.domain.sources.EventSource;
import io.ringledger.rewards.domain.sources.ServiceToken;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A registered event source and its tokens that are not revoked. */
public record EventSourceResponse(
    String sourceId,
    String source,
    String name,
    List<String> types,
    List<Token> tokens,
    String registeredAt) {

  public static EventSourceResponse of(EventSource source) {
    return new EventSourceResponse(
        source.id().toString(),
        source.uri(),
        source.name(),
        List.copyOf(source.types()),
        source.tokens().stream().map(Token::of).toList(),
        source.registeredAt().toString());
  }

  /** A token; not the secret. */
  @Schema(name = "ServiceToken")
  public record Token(String tokenId, String issuedAt, @Nullable String lastUsedAt) {

    static Token of(ServiceToken token) {
      return new Token(
          token.id().toString(),
          token.issuedAt().toString(),
          token.lastUsedAt().map(Instant::toString).orElse(null));
    }
  }
}
