package io.ringledger.events.application.outbound;

import io.ringledger.events.domain.Endpoint;
import java.util.Optional;

/** Which addresses events may be sent to. */
@FunctionalInterface
public interface EndpointRules {

  /**
   * Why events are not sent there, as far as the address itself tells: names are looked up only
   * when something is sent, and judged again. Asks nobody.
   */
  Optional<String> objection(Endpoint endpoint);
}
