package io.ringledger.shared.persistence;

import io.ringledger.shared.application.AuditChain;
import io.ringledger.shared.application.AuditEntry;
import io.ringledger.shared.application.AuditTrail;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hibernate.Session;

/**
 * The history in an append-only table. {@link AuditHash} tells how entries are linked; two writers
 * that did not take turns would collide on the position, so that a chain cannot fork.
 */
@ApplicationScoped
public class JpaAuditTrail implements AuditTrail {

  private static final String HEAD =
      """
      select position, hash from audit_entries
      where chain = :chain order by position desc limit 1
      """;
  private static final String APPEND =
      """
      insert into audit_entries (chain, position, at, actor, role, request_id, action, outcome,
        details, previous_hash, hash)
      values (:chain, :position, :at, :actor, :role, :requestId, :action, :outcome,
        jsonb_object(cast(:names as text[]), cast(:facts as text[])), :previousHash, :hash)
      """;
  private static final String HISTORY =
      """
      select position, at, actor, role, request_id, action, outcome,
        array(select key from jsonb_each_text(details) order by key) as names,
        array(select value from jsonb_each_text(details) order by key) as facts,
        previous_hash, hash
      from audit_entries where chain = :chain order by position
      """;

  private final Session session;

  JpaAuditTrail(Session session) {
    this.session = session;
  }

  @Override
  public void record(AuditEntry entry) {
    AuditEntry storable = storable(entry);
    Head head = head(entry.chain());
    long position = head.position() + 1;
    session
        .createNativeMutationQuery(APPEND)
        .setParameter("chain", storable.chain().name())
        .setParameter("position", position)
        .setParameter("at", storable.at())
        .setParameter("actor", storable.actor())
        .setParameter("role", storable.role())
        .setParameter("requestId", storable.requestId())
        .setParameter("action", storable.action())
        .setParameter("outcome", storable.outcome())
        .setParameter("names", storable.details().keySet().toArray(String[]::new))
        .setParameter("facts", storable.details().values().toArray(String[]::new))
        .setParameter("previousHash", head.hash())
        .setParameter("hash", AuditHash.of(storable, position, head.hash()))
        .executeUpdate();
  }

  private Head head(AuditChain chain) {
    Object[] last =
        session
            .createNativeQuery(HEAD, Object[].class)
            .addScalar("position", Long.class)
            .addScalar("hash", String.class)
            .setParameter("chain", chain.name())
            .getSingleResultOrNull();
    return last == null
        ? new Head(0, AuditHash.GENESIS)
        : new Head((Long) last[0], (String) last[1]);
  }

  @Override
  public History history(AuditChain chain) {
    List<Link> links =
        session
            .createNativeQuery(HISTORY, Object[].class)
            .addScalar("position", Long.class)
            .addScalar("at", Instant.class)
            .addScalar("actor", String.class)
            .addScalar("role", String.class)
            .addScalar("request_id", String.class)
            .addScalar("action", String.class)
            .addScalar("outcome", String.class)
            .addScalar("names", String[].class)
            .addScalar("facts", String[].class)
            .addScalar("previous_hash", String.class)
            .addScalar("hash", String.class)
            .setParameter("chain", chain.name())
            .getResultStream()
            .map(row -> link(chain, row))
            .toList();
    return new History(links, isIntact(links));
  }

  private static Link link(AuditChain chain, Object[] row) {
    AuditEntry entry =
        new AuditEntry(
            chain,
            (Instant) row[1],
            (String) row[2],
            (String) row[3],
            (String) row[4],
            (String) row[5],
            (String) row[6],
            details((String[]) row[7], (String[]) row[8]));
    return new Link((Long) row[0], entry, (String) row[9], (String) row[10]);
  }

  private static SortedMap<String, String> details(String[] names, String[] facts) {
    TreeMap<String, String> details = new TreeMap<>();
    for (int i = 0; i < names.length; i++) {
      details.put(names[i], facts[i]);
    }
    return details;
  }

  /** Recomputes every hash from the first on: no entry is changed, missing or out of place. */
  private static boolean isIntact(List<Link> links) {
    Head before = new Head(0, AuditHash.GENESIS);
    for (Link link : links) {
      boolean follows =
          link.position() == before.position() + 1
              && link.previousHash().equals(before.hash())
              && link.hash().equals(AuditHash.of(link.entry(), link.position(), before.hash()));
      if (!follows) {
        return false;
      }
      before = new Head(link.position(), link.hash());
    }
    return true;
  }

  private static AuditEntry storable(AuditEntry entry) {
    TreeMap<String, String> details = new TreeMap<>();
    entry.details().forEach((name, fact) -> details.put(Storable.text(name), Storable.text(fact)));
    return new AuditEntry(
        entry.chain(),
        Storable.moment(entry.at()),
        Storable.text(entry.actor()),
        Storable.text(entry.role()),
        Storable.text(entry.requestId()),
        Storable.text(entry.action()),
        Storable.text(entry.outcome()),
        details);
  }

  /** Where a chain ends. */
  private record Head(long position, String hash) {}
}
