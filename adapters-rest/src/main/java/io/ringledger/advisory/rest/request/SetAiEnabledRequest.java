package io.ringledger.advisory.rest.request;

import io.ringledger.shared.domain.SiteId;
import io.ringledger.shared.rest.Wire;
import io.ringledger.shared.rest.WireForm;
import jakarta.validation.constraints.NotNull;

/** Whether AI may be asked at that site. */
public record SetAiEnabledRequest(
    @NotNull(message = "must be given") @Wire(WireForm.UUID) String siteId,
    @NotNull(message = "must be given") Boolean enabled) {

  /** Which site. */
  public SiteId site() {
    return SiteId.of(siteId);
  }
}
