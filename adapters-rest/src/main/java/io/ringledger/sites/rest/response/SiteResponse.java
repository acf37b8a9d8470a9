package io.ringledger.sites.rest.response;

import io.ringledger.sites.domain.Site;

/** A site of the promotion. */
public record SiteResponse(
    String siteId, String slug, String name, String currency, boolean open, String createdAt) {

  public static SiteResponse of(Site site) {
    return new SiteResponse(
        site.id().toString(),
        site.slug(),
        site.name(),
        site.currency().value(),
        site.open(),
        site.createdAt().toString());
  }
}
