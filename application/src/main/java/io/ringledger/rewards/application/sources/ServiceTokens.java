package io.ringledger.rewards.application.sources;

import io.ringledger.rewards.application.settlement.RewardIntake.Sender;
import io.ringledger.rewards.domain.sources.EventSourceId;
import io.ringledger.rewards.domain.sources.ServiceTokenId;

/** Tells by a service token who sends events. */
public interface ServiceTokens {

  /** Whose token it is. */
  Verdict authenticate(String presented);

  /** What a token turns out to be. */
  sealed interface Verdict {

    /** It is good. */
    record Known(EventSourceId source, ServiceTokenId token, Sender sender) implements Verdict {}

    /** It was good once. */
    record Revoked(EventSourceId source, ServiceTokenId token) implements Verdict {}

    /** It never was one. */
    record Unknown() implements Verdict {}
  }
}
