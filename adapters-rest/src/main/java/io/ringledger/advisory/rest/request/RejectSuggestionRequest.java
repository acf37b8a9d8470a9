package io.ringledger.advisory.rest.request;

import io.ringledger.shared.domain.SiteId;
import io.ringledger.shared.rest.Wire;
import io.ringledger.shared.rest.WireForm;
import jakarta.validation.constraints.NotNull;

/** A suggestion of that site is never to be published, and why. */
public record RejectSuggestionRequest(
    @NotNull(message = "must be given") @Wire(WireForm.UUID) String siteId,
    @NotNull(message = "must be given") @AdvisoryText(AdvisoryText.Part.REASON) String reason) {

  /** Which site. */
  public SiteId site() {
    return SiteId.of(siteId);
  }
}
