package io.ringledger.api.rest;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.ringledger.sites.rest.response.SiteAdminsResponse;
import io.ringledger.sites.rest.response.SitePageResponse;
import io.ringledger.sites.rest.response.SiteResponse;
import io.ringledger.sites.rest.response.VisitorResponse;

/** The same as {@link NativeReflection} for answers about sites. */
@RegisterForReflection(
    targets = {
      SiteAdminsResponse.class,
      SitePageResponse.class,
      SiteResponse.class,
      VisitorResponse.class
    })
final class SiteReflection {

  private SiteReflection() {}
}
