package io.ringledger.sites.rest.request;

import io.ringledger.shared.domain.CurrencyCode;
import io.ringledger.shared.rest.Wire;
import io.ringledger.shared.rest.WireForm;
import io.ringledger.sites.application.Sites.NewSite;
import io.ringledger.sites.domain.Site;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** A site to open. */
public record CreateSiteRequest(
    @NotNull(message = "must be given") @Wire(WireForm.SLUG) String slug,
    @NotNull(message = "must be given")
        @Size(max = Site.MAX_NAME_LENGTH, message = "must have at most 100 characters")
        @Wire(WireForm.LINE)
        String name,
    @NotNull(message = "must be given") @Wire(WireForm.CURRENCY) String currency) {

  /** What is asked for. */
  public NewSite wanted() {
    return new NewSite(slug, name, new CurrencyCode(currency));
  }
}
