package io.ringledger.advisory.application;

import io.ringledger.advisory.application.outbound.AiFlags;
import io.ringledger.advisory.application.outbound.Contents;
import io.ringledger.advisory.application.outbound.SuggestionProvider;
import io.ringledger.advisory.application.outbound.Suggestions;
import io.ringledger.shared.application.AuditTrail;
import io.ringledger.shared.application.IdempotentAnswers;
import io.ringledger.shared.application.Randomness;
import io.ringledger.shared.application.events.Outbox;
import io.ringledger.shared.application.sites.Restriction;
import io.ringledger.shared.application.sites.SiteScope;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** All that the use cases of advisory need from outside. */
public record AdvisoryPorts(
    SiteScope scope,
    Restriction restriction,
    Contents contents,
    Suggestions suggestions,
    AiFlags flags,
    SuggestionProvider provider,
    IdempotentAnswers answers,
    Outbox outbox,
    AuditTrail trail,
    Randomness randomness,
    InstantSource clock) {

  /** As exactly as it is kept, so that what is answered equals what is read later. */
  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  AdvisoryHistory history() {
    return new AdvisoryHistory(trail, clock);
  }
}
