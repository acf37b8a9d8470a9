package io.ringledger.bouts.persistence;

import io.ringledger.bouts.application.outbound.Bouts;
import io.ringledger.bouts.domain.Bout;
import io.ringledger.bouts.domain.BoutId;
import io.ringledger.bouts.domain.BoutStatus;
import io.ringledger.bouts.domain.Escrow;
import io.ringledger.bouts.domain.EscrowId;
import io.ringledger.shared.application.Page;
import io.ringledger.shared.domain.TransactionHash;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.LockMode;
import org.hibernate.Session;
import org.hibernate.query.SelectionQuery;

/**
 * Bouts in PostgreSQL. A bout and its four escrows are read, and locked, in one statement; what has
 * not changed is not written.
 */
@ApplicationScoped
public class JpaBouts implements Bouts {

  private static final String WITH_ESCROWS =
      "select b, e from BoutRow b join EscrowRow e on e.boutId = b.id where ";

  /** Sorts after every version 7 id. */
  private static final UUID LAST = new UUID(-1, -1);

  private static final String CLAIM =
      """
      insert into escrow_transactions
        (tx_hash, escrow_id, step, owner_address, offer_sequence, claimant)
      select :hash, :escrow, :step, :owner, :sequence, :claimant
      where not exists (
        select from escrow_transactions
        where owner_address = :owner and offer_sequence = :sequence and escrow_id <> :escrow)
      on conflict do nothing
      """;

  // Every branch is a run of one index in its order, cut at the limit; see V3__bouts.sql.
  private static final String PAGE_OF_ALL =
      """
      select page.id
      from unnest(cast(:statuses as text[])) as wanted (status)
      cross join lateral (
        select id from bouts
        where status = wanted.status and id < :after order by id desc limit :limit) as page
      order by page.id desc limit :limit
      """;
  private static final String PAGE_OF_ONE =
      """
      select distinct page.id
      from unnest(cast(:statuses as text[])) as wanted (status)
      cross join lateral (
        (select id from bouts
         where promoter_user_id = :person and status = wanted.status and id < :after
         order by id desc limit :limit)
        union all
        (select id from bouts
         where fighter_a_user_id = :person and status = wanted.status and id < :after
         order by id desc limit :limit)
        union all
        (select id from bouts
         where fighter_b_user_id = :person and status = wanted.status and id < :after
         order by id desc limit :limit)) as page
      order by page.id desc limit :limit
      """;

  private final BoutRows bouts;
  private final EscrowRows escrows;
  private final Session session;

  JpaBouts(BoutRows bouts, EscrowRows escrows, Session session) {
    this.bouts = bouts;
    this.escrows = escrows;
    this.session = session;
  }

  @Override
  public void add(Bout bout) {
    bouts.persist(new BoutRow(bout));
    escrows.persist(bout.escrows().stream().map(escrow -> new EscrowRow(bout.id(), escrow)));
    // Here the constraints speak, not somewhere later.
    session.flush();
  }

  @Override
  public Optional<Bout> find(BoutId id) {
    return read(oneWithEscrows(id)).stream().findAny();
  }

  /**
   * Locks the escrows together with the bout. After waiting for the bout alone, PostgreSQL would
   * hand out the escrows as they were before the wait (it reads only locked rows anew).
   */
  @Override
  public Optional<Bout> lock(BoutId id) {
    return bouts(oneWithEscrows(id).setLockMode(LockModeType.PESSIMISTIC_WRITE).getResultList())
        .stream()
        .findAny();
  }

  private SelectionQuery<Object[]> oneWithEscrows(BoutId id) {
    return session
        .createSelectionQuery(WITH_ESCROWS + "b.id = :id", Object[].class)
        .setParameter("id", id.value());
  }

  @Override
  public void save(Bout bout) {
    locked(bouts.findById(bout.id().value())).update(bout);
    for (Escrow escrow : bout.escrows()) {
      locked(escrows.findById(escrow.id().value())).update(escrow);
    }
    session.flush();
  }

  /** The row, which is in the session already: this unit of work has locked or added it. */
  private <R> R locked(R row) {
    if (row == null || !session.getCurrentLockMode(row).greaterThan(LockMode.READ)) {
      throw new IllegalStateException("a bout is saved only after it was locked");
    }
    return row;
  }

  @Override
  public boolean claim(EscrowTransaction transaction) {
    return session
            .createNativeMutationQuery(CLAIM)
            .setParameter("hash", transaction.transaction().value())
            .setParameter("escrow", transaction.escrow().value())
            .setParameter("step", transaction.step().name().toLowerCase(Locale.ROOT))
            .setParameter("owner", transaction.owner().value())
            .setParameter("sequence", transaction.offerSequence().value())
            .setParameter("claimant", wire(transaction.claimant()))
            .executeUpdate()
        == 1;
  }

  private static String wire(Claimant claimant) {
    return claimant.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public Optional<Claimant> claimantOf(TransactionHash transaction) {
    return session
        .createNativeQuery(
            "select claimant from escrow_transactions where tx_hash = :hash", String.class)
        .setParameter("hash", transaction.value())
        .uniqueResultOptional()
        .map(text -> Claimant.valueOf(text.toUpperCase(Locale.ROOT)));
  }

  @Override
  public Optional<BoutId> boutOf(EscrowId escrow) {
    return session
        .createNativeQuery("select bout_id from escrows where id = :id", UUID.class)
        .setParameter("id", escrow.value())
        .uniqueResultOptional()
        .map(BoutId::new);
  }

  @Override
  public Page<Bout, BoutId> page(BoutFilter filter) {
    // One more than asked for, to see whether anything follows.
    List<UUID> found = ids(filter, filter.limit() + 1);
    boolean more = found.size() > filter.limit();
    List<UUID> ids = more ? found.subList(0, filter.limit()) : found;
    Optional<BoutId> next = more ? Optional.of(new BoutId(ids.getLast())) : Optional.empty();
    return new Page<>(ids.isEmpty() ? List.of() : newestFirst(ids), next);
  }

  private List<UUID> ids(BoutFilter filter, int limit) {
    var query =
        session
            .createNativeQuery(
                filter.visibleTo().isPresent() ? PAGE_OF_ONE : PAGE_OF_ALL, UUID.class)
            .setParameter("statuses", statuses(filter))
            .setParameter("after", filter.after().map(BoutId::value).orElse(LAST))
            .setParameter("limit", limit);
    filter.visibleTo().ifPresent(person -> query.setParameter("person", person.value()));
    return query.getResultList();
  }

  private static String[] statuses(BoutFilter filter) {
    return filter.status().map(List::of).orElse(List.of(BoutStatus.values())).stream()
        .map(BoutStatus::wire)
        .toArray(String[]::new);
  }

  private List<Bout> newestFirst(List<UUID> ids) {
    return read(
        session
            .createSelectionQuery(WITH_ESCROWS + "b.id in :ids order by b.id desc", Object[].class)
            .setParameterList("ids", ids));
  }

  /** What the query finds, leaving no row behind that a later lock would take for fresh. */
  private List<Bout> read(SelectionQuery<Object[]> query) {
    List<Object[]> rows = query.getResultList();
    List<Bout> found = bouts(rows);
    rows.stream()
        .flatMap(Arrays::stream)
        .distinct()
        .filter(row -> !session.getCurrentLockMode(row).greaterThan(LockMode.READ))
        .forEach(session::detach);
    return found;
  }

  private static List<Bout> bouts(Collection<Object[]> rows) {
    Map<BoutRow, List<EscrowRow>> byBout = new LinkedHashMap<>();
    for (Object[] row : rows) {
      byBout.computeIfAbsent((BoutRow) row[0], _ -> new ArrayList<>()).add((EscrowRow) row[1]);
    }
    return byBout.entrySet().stream()
        .map(entry -> entry.getKey().restore(entry.getValue()))
        .toList();
  }
}
