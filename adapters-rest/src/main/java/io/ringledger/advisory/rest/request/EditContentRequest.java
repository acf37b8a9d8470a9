package io.ringledger.advisory.rest.request;

import io.ringledger.advisory.domain.ContentText;
import io.ringledger.advisory.domain.ContentVersion;
import io.ringledger.shared.domain.SiteId;
import io.ringledger.shared.rest.Wire;
import io.ringledger.shared.rest.WireForm;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/** What a site is to say from now on. */
public record EditContentRequest(
    @NotNull(message = "must be given") @Wire(WireForm.UUID) String siteId,
    @NotNull(message = "must be given")
        @Min(value = 1, message = "must be a number from 1 to 1000000")
        @Max(value = ContentVersion.MAX_NUMBER, message = "must be a number from 1 to 1000000")
        Integer baseVersion,
    @NotNull(message = "must be given") @AdvisoryText(AdvisoryText.Part.TITLE) String title,
    @NotNull(message = "must be given") @AdvisoryText(AdvisoryText.Part.BODY) String body) {

  /** Which site. */
  public SiteId site() {
    return SiteId.of(siteId);
  }

  /** What is to be said. */
  public ContentText text() {
    return new ContentText(title, body);
  }
}
