package io.ringledger.advisory.rest.request;

import io.ringledger.advisory.domain.ContentKey;
import io.ringledger.advisory.domain.ContentText;
import io.ringledger.shared.domain.SiteId;
import io.ringledger.shared.rest.Wire;
import io.ringledger.shared.rest.WireForm;
import jakarta.validation.constraints.NotNull;

/** Something a site is to say. */
public record CreateContentRequest(
    @NotNull(message = "must be given") @Wire(WireForm.UUID) String siteId,
    @NotNull(message = "must be given") @AdvisoryText(AdvisoryText.Part.KEY) String key,
    @NotNull(message = "must be given") @AdvisoryText(AdvisoryText.Part.TITLE) String title,
    @NotNull(message = "must be given") @AdvisoryText(AdvisoryText.Part.BODY) String body) {

  /** Which site. */
  public SiteId site() {
    return SiteId.of(siteId);
  }

  /** How the site calls it. */
  public ContentKey contentKey() {
    return new ContentKey(key);
  }

  /** What is to be said. */
  public ContentText text() {
    return new ContentText(title, body);
  }
}
