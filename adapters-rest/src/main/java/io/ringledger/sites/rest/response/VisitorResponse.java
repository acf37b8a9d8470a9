package io.ringledger.sites.rest.response;

import io.ringledger.shared.domain.SiteId;
import io.ringledger.sites.application.Visitors.Welcome;

/** A new visitor, and the token by which the site knows them again. */
public record VisitorResponse(String siteId, String visitorId, String token, String expiresAt) {

  public static VisitorResponse of(SiteId site, Welcome welcome) {
    return new VisitorResponse(
        site.toString(),
        welcome.visitor().toString(),
        welcome.token().text(),
        welcome.token().expiresAt().toString());
  }

  @Override
  public String toString() {
    return "VisitorResponse[siteId=%s, visitorId=%s]".formatted(siteId, visitorId);
  }
}
