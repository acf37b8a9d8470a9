package io.ringledger.commerce.rest;

import io.ringledger.shared.application.sites.SiteCaller;
import io.ringledger.shared.domain.Outcome.Rejected;
import io.ringledger.shared.domain.Outcome.Success;
import io.ringledger.shared.domain.SiteId;
import io.ringledger.shared.rest.OutcomeAnswers;
import io.ringledger.shared.rest.sites.SiteCallers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;

/** The entry gate of the shops: whoever is let in is served, whoever is not hears why. */
@ApplicationScoped
public class SiteDoor {

  private final SiteCallers callers;

  public SiteDoor(SiteCallers callers) {
    this.callers = callers;
  }

  /**
   * Serves the caller on that site.
   *
   * @param siteId a UUID, as was validated
   */
  public Response enter(String siteId, Function<SiteCaller, Response> served) {
    return switch (callers.of(SiteId.of(siteId))) {
      case Success<SiteCaller>(var caller) -> served.apply(caller);
      case Rejected<SiteCaller> refusal -> OutcomeAnswers.respond(refusal, Function.identity());
    };
  }
}
