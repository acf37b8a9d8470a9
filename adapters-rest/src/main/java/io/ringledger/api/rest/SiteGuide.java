package io.ringledger.api.rest;

import static io.ringledger.rewards.domain.RewardFailure.REWARDS_SUPER_ADMIN_REQUIRED;
import static io.ringledger.sites.domain.SiteFailure.SITE_ADMINS_EXHAUSTED;
import static io.ringledger.sites.domain.SiteFailure.SITE_NOT_FOUND;
import static io.ringledger.sites.domain.SiteFailure.SITE_SLUG_TAKEN;
import static io.ringledger.sites.domain.SiteFailure.USER_NOT_FOUND;

import io.ringledger.api.rest.OperationGuide.Row;
import io.ringledger.shared.domain.FailureCode;
import io.ringledger.shared.domain.Role;
import java.util.Map;
import java.util.Set;

/** Which refusals the operations on sites know, and whose they are. */
final class SiteGuide {

  static final Map<String, Row> ROWS =
      Map.ofEntries(
          OperationGuide.rowOf("welcomeVisitor", Set.of(), SITE_NOT_FOUND),
          admin("createSite", SITE_SLUG_TAKEN),
          admin("listSites"),
          admin("getSite", SITE_NOT_FOUND),
          admin("openSite", SITE_NOT_FOUND),
          admin("listSiteAdmins", SITE_NOT_FOUND),
          admin("grantSiteAdmin", SITE_NOT_FOUND, USER_NOT_FOUND, SITE_ADMINS_EXHAUSTED),
          admin("revokeSiteAdmin", SITE_NOT_FOUND),
          admin("getOrderRewards", SITE_NOT_FOUND, REWARDS_SUPER_ADMIN_REQUIRED),
          admin("putOrderRewards", SITE_NOT_FOUND, REWARDS_SUPER_ADMIN_REQUIRED));

  private SiteGuide() {}

  private static Map.Entry<String, Row> admin(String operationId, FailureCode... failures) {
    return OperationGuide.rowOf(operationId, Set.of(Role.ADMIN.wire()), failures);
  }
}
