package io.ringledger.sites.rest.response;

import io.ringledger.shared.domain.SiteId;
import io.ringledger.shared.domain.UserId;
import java.util.List;

/** Who runs a site. */
public record SiteAdminsResponse(String siteId, List<String> adminUserIds) {

  public static SiteAdminsResponse of(SiteId site, List<UserId> admins) {
    return new SiteAdminsResponse(site.toString(), admins.stream().map(UserId::toString).toList());
  }
}
