package io.ringledger.sites.rest.request;

import io.ringledger.shared.domain.SiteId;
import io.ringledger.shared.rest.Wire;
import io.ringledger.shared.rest.WireForm;
import jakarta.validation.constraints.NotNull;

/** Somebody who wants to look at a site. */
public record VisitorRequest(
    @NotNull(message = "must be given") @Wire(WireForm.UUID) String siteId) {

  /** Which site. */
  public SiteId site() {
    return SiteId.of(siteId);
  }
}
