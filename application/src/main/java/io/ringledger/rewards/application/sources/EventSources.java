package io.ringledger.rewards.application.sources;

import io.ringledger.rewards.domain.sources.EventSource;
import io.ringledger.rewards.domain.sources.EventSourceId;
import io.ringledger.rewards.domain.sources.ServiceToken;
import io.ringledger.rewards.domain.sources.ServiceTokenId;
import io.ringledger.rewards.domain.sources.ServiceTokenSecret;
import io.ringledger.shared.application.Caller;
import io.ringledger.shared.application.Page;
import io.ringledger.shared.domain.Outcome;
import java.util.Optional;
import java.util.Set;

/** What an admin does about event sources. Every change is audited. */
public interface EventSources {

  /** Registers one. Refused with {@code EVENT_SOURCE_EXISTS} where the URI is taken. */
  Outcome<EventSource> register(Caller caller, Registration registration);

  /** The newest first. */
  Page<EventSource, EventSourceId> list(Optional<EventSourceId> after, int limit);

  /** Refused with {@code EVENT_SOURCE_NOT_FOUND}. */
  Outcome<EventSource> get(EventSourceId id);

  /**
   * Says anew what it may send. Events that are accepted already stay so. Refused with {@code
   * EVENT_SOURCE_NOT_FOUND}.
   */
  Outcome<EventSource> changeTypes(Caller caller, EventSourceId id, Set<String> types);

  /**
   * Issues a token. Refused with {@code EVENT_SOURCE_NOT_FOUND}, or {@code
   * SERVICE_TOKENS_EXHAUSTED}.
   */
  Outcome<Issued> issueToken(Caller caller, EventSourceId id);

  /**
   * Revokes a token; requests that are under way may still end. Refused with {@code
   * EVENT_SOURCE_NOT_FOUND}, or {@code SERVICE_TOKEN_NOT_FOUND}.
   */
  Outcome<EventSource> revokeToken(Caller caller, EventSourceId id, ServiceTokenId token);

  /** What to register; see {@link EventSource} for the forms. */
  record Registration(String uri, String name, Set<String> types) {

    public Registration {
      types = Set.copyOf(types);
    }
  }

  /**
   * A new token.
   *
   * @param secret answered this once
   */
  record Issued(EventSource source, ServiceToken token, ServiceTokenSecret secret) {}
}
