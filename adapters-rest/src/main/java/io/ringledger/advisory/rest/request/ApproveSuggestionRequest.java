package io.ringledger.advisory.rest.request;

import io.ringledger.shared.domain.SiteId;
import io.ringledger.shared.rest.Wire;
import io.ringledger.shared.rest.WireForm;
import jakarta.validation.constraints.NotNull;

/** A suggestion of that site is to be published. */
public record ApproveSuggestionRequest(
    @NotNull(message = "must be given") @Wire(WireForm.UUID) String siteId) {

  /** Which site. */
  public SiteId site() {
    return SiteId.of(siteId);
  }
}
