package io.ringledger.sites.rest.response;

import io.ringledger.shared.application.Page;
import io.ringledger.shared.domain.SiteId;
import io.ringledger.shared.rest.Cursor;
import io.ringledger.sites.domain.Site;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some sites, the newest first, and how to ask for the following ones. */
public record SitePageResponse(List<SiteResponse> items, @Nullable String nextCursor) {

  public static SitePageResponse of(Page<Site, SiteId> page) {
    return new SitePageResponse(
        page.items().stream().map(SiteResponse::of).toList(),
        page.next().map(SiteId::value).map(Cursor::after).orElse(null));
  }
}
