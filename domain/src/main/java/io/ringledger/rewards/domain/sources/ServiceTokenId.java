package io.ringledger.rewards.domain.sources;

import java.util.UUID;

/** Identifies a service token; no secret, unlike the token. */
public record ServiceTokenId(UUID value) {

  /** Reads the canonical text form; throws {@link IllegalArgumentException} on anything else. */
  public static ServiceTokenId of(String text) {
    return new ServiceTokenId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
