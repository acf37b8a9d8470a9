package io.ringledger.rewards.application.fakes;

import io.ringledger.rewards.application.outbound.SourceRegister;
import io.ringledger.rewards.domain.sources.EventSource;
import io.ringledger.rewards.domain.sources.EventSourceId;
import io.ringledger.rewards.domain.sources.ServiceToken;
import io.ringledger.rewards.domain.sources.ServiceTokenId;
import io.ringledger.rewards.domain.sources.TokenDigest;
import io.ringledger.shared.application.Page;
import io.ringledger.shared.application.fakes.Restorable;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Registered event sources in memory. */
public final class InMemorySourceRegister implements SourceRegister, Restorable {

  private Map<EventSourceId, EventSource> sources = new HashMap<>();
  private Map<TokenDigest, Bearer> bearers = new HashMap<>();

  /** How often a use was noted. */
  private int noted;

  @Override
  public synchronized boolean add(EventSource source) {
    if (findByUri(source.uri()).isPresent()) {
      return false;
    }
    sources.put(source.id(), source);
    return true;
  }

  @Override
  public synchronized Optional<EventSource> find(EventSourceId id) {
    return Optional.ofNullable(sources.get(id));
  }

  @Override
  public synchronized Optional<EventSource> findByUri(String uri) {
    return sources.values().stream().filter(source -> source.uri().equals(uri)).findFirst();
  }

  @Override
  public Optional<EventSource> lock(EventSourceId id) {
    return find(id);
  }

  @Override
  public synchronized void save(EventSource source, Instant now) {
    sources.put(source.id(), source);
    Set<ServiceTokenId> live = new HashSet<>();
    for (ServiceToken token : source.tokens()) {
      live.add(token.id());
      bearers.put(token.digest(), bearer(source, token, false));
    }
    bearers.replaceAll(
        (_, bearer) ->
            bearer.source().equals(source.id()) && !live.contains(bearer.token())
                ? revoked(bearer)
                : bearer);
  }

  private static Bearer bearer(EventSource source, ServiceToken token, boolean revoked) {
    return new Bearer(
        token.id(),
        token.digest(),
        source.id(),
        source.uri(),
        source.types(),
        revoked,
        token.lastUsedAt());
  }

  private static Bearer revoked(Bearer bearer) {
    return new Bearer(
        bearer.token(),
        bearer.digest(),
        bearer.source(),
        bearer.uri(),
        bearer.types(),
        true,
        bearer.lastUsedAt());
  }

  @Override
  public synchronized Page<EventSource, EventSourceId> page(
      Optional<EventSourceId> after, int limit) {
    List<EventSource> rest =
        sources.values().stream()
            .sorted(Comparator.comparing((EventSource source) -> source.id().toString()).reversed())
            .filter(
                source ->
                    after
                        .map(last -> source.id().toString().compareTo(last.toString()) < 0)
                        .orElse(true))
            .toList();
    List<EventSource> items = rest.subList(0, Math.min(limit, rest.size()));
    return new Page<>(
        items, items.size() < rest.size() ? Optional.of(items.getLast().id()) : Optional.empty());
  }

  @Override
  public synchronized Optional<Bearer> bearer(TokenDigest token) {
    return Optional.ofNullable(bearers.get(token));
  }

  @Override
  public synchronized void noteUse(ServiceTokenId used, Instant now) {
    noted++;
    EventSource source =
        sources.values().stream()
            .filter(one -> one.tokens().stream().anyMatch(token -> token.id().equals(used)))
            .findFirst()
            .orElse(null);
    if (source == null) {
      return;
    }
    List<ServiceToken> tokens =
        source.tokens().stream()
            .map(
                token ->
                    token.id().equals(used)
                        ? new ServiceToken(
                            token.id(), token.digest(), token.issuedAt(), Optional.of(now))
                        : token)
            .toList();
    save(
        new EventSource(
            source.id(),
            source.uri(),
            source.name(),
            source.types(),
            tokens,
            source.registeredAt()),
        now);
  }

  /** How often a use was written down. */
  public synchronized int noted() {
    return noted;
  }

  @Override
  public synchronized Runnable checkpoint() {
    Map<EventSourceId, EventSource> sourcesBefore = new HashMap<>(sources);
    Map<TokenDigest, Bearer> bearersBefore = new HashMap<>(bearers);
    return () -> {
      sources = sourcesBefore;
      bearers = bearersBefore;
    };
  }
}
