package io.ringledger.rewards.application.outbound;

import io.ringledger.rewards.domain.sources.EventSource;
import io.ringledger.rewards.domain.sources.EventSourceId;
import io.ringledger.rewards.domain.sources.ServiceTokenId;
import io.ringledger.rewards.domain.sources.TokenDigest;
import io.ringledger.shared.application.Page;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedSet;

/** The registered event sources and their service tokens. */
public interface SourceRegister {

  /** Keeps a new source; false where its URI is taken. */
  boolean add(EventSource source);

  Optional<EventSource> find(EventSourceId id);

  /** The source of that URI, compared character by character. */
  Optional<EventSource> findByUri(String uri);

  /** The same, locked until the unit of work ends. */
  Optional<EventSource> lock(EventSourceId id);

  /** Keeps a locked source as it is now; tokens it has no more are revoked now. */
  void save(EventSource source, Instant now);

  /** The newest first. */
  Page<EventSource, EventSourceId> page(Optional<EventSourceId> after, int limit);

  /** Who carries the token, revoked or not. */
  Optional<Bearer> bearer(TokenDigest token);

  /** Notes that a token was used; a hint, left out where another has the token locked. */
  void noteUse(ServiceTokenId token, Instant now);

  /**
   * What is kept of a token and of its source.
   *
   * @param uri of the source
   * @param types the source may send
   */
  record Bearer(
      ServiceTokenId token,
      TokenDigest digest,
      EventSourceId source,
      String uri,
      SortedSet<String> types,
      boolean revoked,
      Optional<Instant> lastUsedAt) {}
}
