package io.ringledger.rewards.rest.response;

import io.ringledger.rewards.application.sources.EventSources.Issued;

/**
 * A new service token.
 *
 * @param token the secret; it is never shown again
 */
public record IssuedTokenResponse(String tokenId, String token, String source, String issuedAt) {

  public static IssuedTokenResponse of(Issued issued) {
    return new IssuedTokenResponse(
        issued.token().id().toString(),
        issued.secret().text(),
        issued.source().uri(),
        issued.token().issuedAt().toString());
  }

  @Override
  public String toString() {
    return "IssuedTokenResponse[" + tokenId + "]";
  }
}
