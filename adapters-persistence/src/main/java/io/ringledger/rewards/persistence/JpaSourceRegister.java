package io.ringledger.rewards.persistence;

import io.ringledger.rewards.application.outbound.SourceRegister;
import io.ringledger.rewards.domain.sources.EventSource;
import io.ringledger.rewards.domain.sources.EventSourceId;
import io.ringledger.rewards.domain.sources.ServiceToken;
import io.ringledger.rewards.domain.sources.ServiceTokenId;
import io.ringledger.rewards.domain.sources.TokenDigest;
import io.ringledger.shared.application.Page;
import io.ringledger.shared.persistence.Storable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.hibernate.Session;

/** Event sources and service tokens in PostgreSQL. */
@ApplicationScoped
public class JpaSourceRegister implements SourceRegister {

  private static final String ADD =
      """
      insert into event_sources (id, uri, name, types, registered_at)
      values (:id, :uri, :name, cast(:types as text[]), :registeredAt)
      on conflict (uri) do nothing
      """;

  private static final String SOURCES =
      "select id, uri, name, types, registered_at from event_sources where ";

  private static final String LIVE_TOKENS =
      """
      select source_id, id, sha256, issued_at, last_used_at from service_tokens
      where source_id in (:sources) and place is not null order by issued_at, id
      """;

  private static final String REVOKE_OTHERS =
      """
      update service_tokens set place = null, revoked_at = :now
      where source_id = :source and place is not null and id <> all (cast(:live as uuid[]))
      """;

  // The first free place; the source is locked, so nobody else takes it.
  private static final String ISSUE =
      """
      insert into service_tokens (id, source_id, sha256, place, issued_at)
      values (:id, :source, :sha256,
        (select min(free) from generate_series(1, 5) free where not exists (
           select from service_tokens where source_id = :source and place = free)),
        :issuedAt)
      on conflict (id) do nothing
      """;

  private static final String BEARER =
      """
      select t.id, t.sha256, t.source_id, s.uri, s.types, t.revoked_at, t.last_used_at
      from service_tokens t join event_sources s on s.id = t.source_id where t.sha256 = :sha256
      """;

  private static final String NOTE_USE =
      """
      update service_tokens set last_used_at = :now
      where id = (select id from service_tokens where id = :id for update skip locked)
      """;

  /** Sorts after every version 7 id. */
  private static final UUID LAST = new UUID(-1, -1);

  private final Session session;

  JpaSourceRegister(Session session) {
    this.session = session;
  }

  @Override
  public boolean add(EventSource source) {
    return session
            .createNativeMutationQuery(ADD)
            .setParameter("id", source.id().value())
            .setParameter("uri", source.uri())
            .setParameter("name", Storable.text(source.name()))
            .setParameter("types", types(source))
            .setParameter("registeredAt", Storable.moment(source.registeredAt()))
            .executeUpdate()
        == 1;
  }

  @Override
  public Optional<EventSource> find(EventSourceId id) {
    return one("id = :key", id.value());
  }

  @Override
  public Optional<EventSource> findByUri(String uri) {
    return one("uri = :key", uri);
  }

  @Override
  public Optional<EventSource> lock(EventSourceId id) {
    return one("id = :key for no key update", id.value());
  }

  private Optional<EventSource> one(String which, Object key) {
    return restore(
            session
                .createNativeQuery(SOURCES + which, Tuple.class)
                .setParameter("key", key)
                .getResultList())
        .stream()
        .findAny();
  }

  @Override
  public void save(EventSource source, Instant now) {
    session
        .createNativeMutationQuery(
            "update event_sources set types = cast(:types as text[]) where id = :id")
        .setParameter("types", types(source))
        .setParameter("id", source.id().value())
        .executeUpdate();
    session
        .createNativeMutationQuery(REVOKE_OTHERS)
        .setParameter("now", Storable.moment(now))
        .setParameter("source", source.id().value())
        .setParameter(
            "live", source.tokens().stream().map(token -> token.id().value()).toArray(UUID[]::new))
        .executeUpdate();
    source.tokens().forEach(token -> issue(source.id(), token));
  }

  private void issue(EventSourceId source, ServiceToken token) {
    session
        .createNativeMutationQuery(ISSUE)
        .setParameter("id", token.id().value())
        .setParameter("source", source.value())
        .setParameter("sha256", token.digest().hex())
        .setParameter("issuedAt", Storable.moment(token.issuedAt()))
        .executeUpdate();
  }

  @Override
  public Page<EventSource, EventSourceId> page(Optional<EventSourceId> after, int limit) {
    // One more than asked for, to see whether anything follows.
    List<EventSource> found =
        restore(
            session
                .createNativeQuery(
                    SOURCES + "id < :after order by id desc limit :limit", Tuple.class)
                .setParameter("after", after.map(EventSourceId::value).orElse(LAST))
                .setParameter("limit", limit + 1)
                .getResultList());
    boolean more = found.size() > limit;
    List<EventSource> items = more ? found.subList(0, limit) : found;
    return new Page<>(items, more ? Optional.of(items.getLast().id()) : Optional.empty());
  }

  @Override
  public Optional<Bearer> bearer(TokenDigest token) {
    return session
        .createNativeQuery(BEARER, Tuple.class)
        .setParameter("sha256", token.hex())
        .uniqueResultOptional()
        .map(
            row ->
                new Bearer(
                    new ServiceTokenId(row.get(0, UUID.class)),
                    new TokenDigest(row.get(1, String.class)),
                    new EventSourceId(row.get(2, UUID.class)),
                    row.get(3, String.class),
                    types(row.get(4, String[].class)),
                    row.get(5) != null,
                    Optional.ofNullable(row.get(6, Instant.class))));
  }

  @Override
  public void noteUse(ServiceTokenId token, Instant now) {
    session
        .createNativeMutationQuery(NOTE_USE)
        .setParameter("now", Storable.moment(now))
        .setParameter("id", token.value())
        .executeUpdate();
  }

  private List<EventSource> restore(List<Tuple> rows) {
    if (rows.isEmpty()) {
      return List.of();
    }
    Map<UUID, List<ServiceToken>> tokens =
        tokens(rows.stream().map(row -> row.get(0, UUID.class)).toList());
    return rows.stream()
        .map(
            row ->
                new EventSource(
                    new EventSourceId(row.get(0, UUID.class)),
                    row.get(1, String.class),
                    row.get(2, String.class),
                    types(row.get(3, String[].class)),
                    tokens.getOrDefault(row.get(0, UUID.class), List.of()),
                    row.get(4, Instant.class)))
        .toList();
  }

  private Map<UUID, List<ServiceToken>> tokens(Collection<UUID> sources) {
    Map<UUID, List<ServiceToken>> bySource = new HashMap<>();
    for (Tuple row :
        session
            .createNativeQuery(LIVE_TOKENS, Tuple.class)
            .setParameterList("sources", sources)
            .getResultList()) {
      bySource
          .computeIfAbsent(row.get(0, UUID.class), _ -> new ArrayList<>())
          .add(
              new ServiceToken(
                  new ServiceTokenId(row.get(1, UUID.class)),
                  new TokenDigest(row.get(2, String.class)),
                  row.get(3, Instant.class),
                  Optional.ofNullable(row.get(4, Instant.class))));
    }
    return bySource;
  }

  private static String[] types(EventSource source) {
    return source.types().toArray(String[]::new);
  }

  private static SortedSet<String> types(String[] types) {
    return new TreeSet<>(List.of(types));
  }
}
