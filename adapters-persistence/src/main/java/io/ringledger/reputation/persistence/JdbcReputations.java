package io.ringledger.reputation.persistence;

import io.ringledger.reputation.application.outbound.Reputations;
import io.ringledger.reputation.domain.AccountId;
import io.ringledger.reputation.domain.Reputation;
import io.ringledger.shared.persistence.Storable;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/**
 * One row for each account of which something is known. Sets of them travel as arrays, so that a
 * batch is one statement, however many there are in it.
 */
@ApplicationScoped
public class JdbcReputations implements Reputations {

  private static final String SELECT =
      """
      select account_id, score, points_earned, events, last_sequence, updated_at from reputations
      """;

  /** In the order of the accounts, so that two who do so do not wait for each other in a circle. */
  private static final String SAVE =
      """
      insert into reputations
        (account_id, score, points_earned, events, last_sequence, updated_at)
      select * from unnest(cast(:accounts as uuid[]), cast(:scores as bigint[]),
          cast(:earned as bigint[]), cast(:events as bigint[]), cast(:sequences as bigint[]),
          cast(:moments as timestamptz[]))
      on conflict (account_id) do update set score = excluded.score,
        points_earned = excluded.points_earned, events = excluded.events,
        last_sequence = excluded.last_sequence, updated_at = excluded.updated_at
      """;

  private static final String FORGET =
      "delete from reputations where account_id = any(cast(:accounts as uuid[]))";

  private final Session session;

  JdbcReputations(Session session) {
    this.session = session;
  }

  @Override
  public Optional<Reputation> find(AccountId account) {
    return query(" where account_id = :account")
        .setParameter("account", account.value())
        .uniqueResultOptional()
        .map(JdbcReputations::reputation);
  }

  @Override
  public List<Reputation> lock(SortedSet<AccountId> accounts) {
    return list(
        query(
                " where account_id = any(cast(:accounts as uuid[]))"
                    + " order by account_id for no key update")
            .setParameter("accounts", texts(accounts, AccountId::toString)));
  }

  @Override
  public void save(Collection<Reputation> reputations) {
    List<Reputation> inOrder =
        reputations.stream().sorted(Comparator.comparing(Reputation::account)).toList();
    session
        .createNativeMutationQuery(SAVE)
        .setParameter("accounts", texts(inOrder, each -> each.account().toString()))
        .setParameter("scores", texts(inOrder, each -> Long.toString(each.score())))
        .setParameter("earned", texts(inOrder, each -> Long.toString(each.pointsEarned())))
        .setParameter("events", texts(inOrder, each -> Long.toString(each.events())))
        .setParameter("sequences", texts(inOrder, each -> Long.toString(each.lastSequence())))
        .setParameter("moments", texts(inOrder, JdbcReputations::moment))
        .executeUpdate();
  }

  @Override
  public void forget(Collection<AccountId> accounts) {
    session
        .createNativeMutationQuery(FORGET)
        .setParameter("accounts", texts(accounts, AccountId::toString))
        .executeUpdate();
  }

  @Override
  public List<Reputation> after(Optional<AccountId> account, int limit) {
    String where = account.isPresent() ? " where account_id > :account" : "";
    NativeQuery<Object[]> query =
        query(where + " order by account_id limit :limit").setParameter("limit", limit);
    account.ifPresent(last -> query.setParameter("account", last.value()));
    return list(query);
  }

  /** The two halves of the condition together are a range of the index, whose orders differ. */
  @Override
  public List<Reputation> best(Optional<Place> behind, int limit) {
    String where =
        behind.isPresent()
            ? " where score <= :score and (score < :score or account_id > :account)"
            : "";
    NativeQuery<Object[]> query =
        query(where + " order by score desc, account_id limit :limit").setParameter("limit", limit);
    behind.ifPresent(
        place ->
            query
                .setParameter("score", place.score())
                .setParameter("account", place.account().value()));
    return list(query);
  }

  private NativeQuery<Object[]> query(String rest) {
    return session
        .createNativeQuery(SELECT + rest, Object[].class)
        .addScalar("account_id", UUID.class)
        .addScalar("score", Long.class)
        .addScalar("points_earned", Long.class)
        .addScalar("events", Long.class)
        .addScalar("last_sequence", Long.class)
        .addScalar("updated_at", Instant.class);
  }

  private static List<Reputation> list(NativeQuery<Object[]> query) {
    return query.getResultStream().map(JdbcReputations::reputation).toList();
  }

  private static Reputation reputation(Object[] row) {
    return new Reputation(
        new AccountId((UUID) row[0]),
        (Long) row[1],
        (Long) row[2],
        (Long) row[3],
        (Long) row[4],
        Optional.of((Instant) row[5]));
  }

  private static String moment(Reputation reputation) {
    return Storable.moment(reputation.updatedAt().orElseThrow()).toString();
  }

  private static <T> String[] texts(Collection<T> all, Function<T, String> text) {
    return all.stream().map(text).toArray(String[]::new);
  }
}
