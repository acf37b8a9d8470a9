package io.ringledger.advisory.rest.request;

import io.ringledger.advisory.domain.ContentId;
import io.ringledger.shared.domain.SiteId;
import io.ringledger.shared.rest.Wire;
import io.ringledger.shared.rest.WireForm;
import jakarta.validation.constraints.NotNull;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The wish for a suggestion. */
public record RequestSuggestionRequest(
    @NotNull(message = "must be given") @Wire(WireForm.UUID) String siteId,
    @NotNull(message = "must be given") @Wire(WireForm.UUID) String contentId,
    @AdvisoryText(AdvisoryText.Part.INSTRUCTION) @Nullable String instruction) {

  /** Which site. */
  public SiteId site() {
    return SiteId.of(siteId);
  }

  /** About what. */
  public ContentId content() {
    return new ContentId(UUID.fromString(contentId));
  }

  /** What the admin wishes. */
  public Optional<String> wish() {
    return Optional.ofNullable(instruction);
  }
}
