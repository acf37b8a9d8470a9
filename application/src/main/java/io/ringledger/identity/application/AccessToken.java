package io.ringledger.identity.application;

/** A signed bearer token (RFC 6750). Never printed. */
public record AccessToken(String value) {

  @Override
  public String toString() {
    return "AccessToken[redacted]";
  }
}
