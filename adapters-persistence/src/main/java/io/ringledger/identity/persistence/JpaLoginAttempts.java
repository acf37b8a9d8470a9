package io.ringledger.identity.persistence;

import io.ringledger.identity.application.LoginAttempts;
import io.ringledger.identity.domain.LoginThrottle;
import io.ringledger.shared.persistence.Storable;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.hibernate.Session;

/**
 * Login attempts in PostgreSQL, so that all replicas count together. An attempt is judged and
 * counted in one statement, which holds the subject's row: attempts made at once take turns.
 */
@ApplicationScoped
public class JpaLoginAttempts implements LoginAttempts {

  // The waits come from the throttle, one for each number of failures, so that the rule stands in
  // one place; from the last one on the wait grows no more.
  private static final String CHARGE =
      """
      insert into login_attempts as kept (subject, failures, last_at)
      values (:subject, 1, :now)
      on conflict (subject) do update set
        failures = case when kept.last_at < :forgotten then 1 else kept.failures + 1 end,
        last_at = excluded.last_at
      where kept.last_at < :forgotten
        or kept.last_at
             + (cast(:waits as bigint[]))[least(kept.failures, :longest) + 1]
               * interval '1 microsecond'
           <= excluded.last_at
      """;
  private static final String FIND =
      "select failures, last_at from login_attempts where subject = :subject";
  private static final String FORGIVE = "delete from login_attempts where subject = :subject";
  private static final String REFUND =
      """
      update login_attempts set failures = failures - 1
      where subject = :subject and failures > 0
      """;

  /** Shortest wait that is answered: another request may have moved the row in between. */
  private static final Duration LEAST_WAIT = Duration.ofMillis(1);

  private final Session session;

  JpaLoginAttempts(Session session) {
    this.session = session;
  }

  @Override
  public Duration charge(String subject, LoginThrottle throttle, Instant now) {
    Instant moment = Storable.moment(now);
    Long[] waits = waits(throttle);
    boolean counted =
        session
                .createNativeMutationQuery(CHARGE)
                .setParameter("subject", subject)
                .setParameter("now", moment)
                .setParameter("forgotten", moment.minus(LoginThrottle.MEMORY))
                .setParameter("waits", waits)
                .setParameter("longest", waits.length - 1)
                .executeUpdate()
            == 1;
    return counted ? Duration.ZERO : wait(subject, throttle, moment);
  }

  /** The waits after 0, 1, 2, ... failures, in microseconds, until they grow no more. */
  private static Long[] waits(LoginThrottle throttle) {
    int longest =
        IntStream.iterate(throttle.freeAttempts(), failures -> failures + 1)
            .filter(
                failures -> throttle.delayAfter(failures).equals(throttle.delayAfter(failures + 1)))
            .findFirst()
            .orElseThrow();
    return IntStream.rangeClosed(0, longest)
        .mapToObj(failures -> throttle.delayAfter(failures).toNanos() / 1_000)
        .toArray(Long[]::new);
  }

  private Duration wait(String subject, LoginThrottle throttle, Instant now) {
    Object[] row =
        session
            .createNativeQuery(FIND, Object[].class)
            .addScalar("failures", Integer.class)
            .addScalar("last_at", Instant.class)
            .setParameter("subject", subject)
            .getSingleResultOrNull();
    if (row == null) {
      return LEAST_WAIT;
    }
    Instant free = ((Instant) row[1]).plus(throttle.delayAfter((Integer) row[0]));
    Duration wait = Duration.between(now, free);
    return wait.compareTo(LEAST_WAIT) < 0 ? LEAST_WAIT : wait;
  }

  @Override
  public void forgive(String subject) {
    session.createNativeMutationQuery(FORGIVE).setParameter("subject", subject).executeUpdate();
  }

  @Override
  public void refund(String subject) {
    session.createNativeMutationQuery(REFUND).setParameter("subject", subject).executeUpdate();
  }
}
