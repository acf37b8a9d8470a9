package io.ringledger.shared.domain;

import java.util.UUID;

/** Identifies a site of the promotion. A site is a tenant: what is one's own, no other sees. */
public record SiteId(UUID value) {

  /** Reads the canonical text form; throws {@link IllegalArgumentException} on anything else. */
  public static SiteId of(String text) {
    return new SiteId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
