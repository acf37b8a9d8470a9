package io.ringledger.bouts.persistence;

import io.ringledger.bouts.application.outbound.EscrowWatch;
import io.ringledger.bouts.domain.BoutId;
import io.ringledger.bouts.domain.EscrowId;
import io.ringledger.bouts.domain.EscrowKind;
import io.ringledger.bouts.domain.EscrowStatus;
import io.ringledger.bouts.domain.signing.SigningRequest;
import io.ringledger.shared.domain.RippleTime;
import io.ringledger.shared.persistence.Storable;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Looks for escrows that do not move, through the indexes of what is open. */
@ApplicationScoped
public class JpaEscrowWatch implements EscrowWatch {

  /** Any ledger has decided by then. */
  private static final Duration LONG_FOR_A_TRANSACTION = Duration.ofMinutes(15);

  private static final Duration LONG_FOR_A_REQUEST = Duration.ofMinutes(5);
  private static final Duration CLOSE_TO_THE_DEADLINE = Duration.ofDays(2);
  private static final Duration LONG_FOR_A_PAYOUT = Duration.ofDays(3);

  private static final String STUCK =
      """
      select found.bout_id, found.escrow_id, e.kind, e.status, found.cause, found.since,
        found.detail, task.execution_time as next_look
      from (
        select e.bout_id, t.escrow_id, 'transaction_undecided' as cause, t.known_since as since,
          'transaction ' || t.tx_hash || coalesce(': ' || t.note, '') as detail
        from followed_transactions t join escrows e on e.id = t.escrow_id
        where t.status in ('pending', 'validated') and t.known_since < :slowTransaction
        union all
        select r.bout_id, r.escrow_id, 'request_uncertain', r.requested_at,
          'the wallet was asked to have ' || r.action || ' signed, and did not answer'
        from signing_requests r
        where r.status = 'requested' and r.requested_at < :slowRequest
        union all
        select e.bout_id, e.id, 'failure_recorded', b.created_at,
          e.failure_code || ': ' || e.failure_reason
        from escrows e join bouts b on b.id = e.bout_id
        where e.status in ('planned', 'created') and e.failure_code is not null
        union all
        select e.bout_id, e.id, 'bonus_deadline', to_timestamp(e.finish_after_ripple + :epoch),
          'must be finished before ' || to_timestamp(e.cancel_after_ripple + :epoch)
        from escrows e join bouts b on b.id = e.bout_id
        where e.status = 'created' and b.winner is not null
          and e.kind = 'bonus_' || lower(b.winner) and e.cancel_after_ripple < :deadline
        union all
        select e.bout_id, e.id, 'payout_overdue', to_timestamp(e.finish_after_ripple + :epoch),
          'could be paid out since ' || to_timestamp(e.finish_after_ripple + :epoch)
        from escrows e join bouts b on b.id = e.bout_id
        where e.status = 'created' and e.kind in ('show_a', 'show_b')
          and e.finish_after_ripple < :overdue) as found
      join escrows e on e.id = found.escrow_id
      left join scheduled_tasks task
        on task.task_name = :task and task.task_instance = found.escrow_id::text
      order by found.since, found.escrow_id
      limit :limit
      """;

  private static final String UNFOLLOWED =
      """
      select e.id from escrows e
      where (e.status = 'created'
          or exists (select from signing_requests r
            where r.escrow_id = e.id and r.status in ('requested', 'open', 'expired')
              and (r.status = 'open'
                or greatest(r.requested_at, r.asked_at, r.expires_at) > :heardSince))
          or exists (select from followed_transactions t
            where t.escrow_id = e.id and t.status in ('pending', 'validated')))
        and not exists (select from scheduled_tasks task
          where task.task_name = :task and task.task_instance = e.id::text)
      limit :limit
      """;

  private static final String OPENED =
      """
      select e.id from escrows e
      join scheduled_tasks task
        on task.task_name = :task and task.task_instance = e.id::text
      where e.status = 'created' and e.finish_after_ripple < :ledgerTime
        and task.execution_time > :lookedAtAfter
      limit :limit
      """;

  private final Session session;

  JpaEscrowWatch(Session session) {
    this.session = session;
  }

  @Override
  public List<StuckEscrow> stuck(Instant now, int limit) {
    return session
        .createNativeQuery(STUCK, Object[].class)
        .addScalar("bout_id", UUID.class)
        .addScalar("escrow_id", UUID.class)
        .addScalar("kind", String.class)
        .addScalar("status", String.class)
        .addScalar("cause", String.class)
        .addScalar("since", Instant.class)
        .addScalar("detail", String.class)
        .addScalar("next_look", Instant.class)
        .setParameter("slowTransaction", Storable.moment(now.minus(LONG_FOR_A_TRANSACTION)))
        .setParameter("slowRequest", Storable.moment(now.minus(LONG_FOR_A_REQUEST)))
        .setParameter("epoch", RippleTime.EPOCH_OFFSET)
        .setParameter("deadline", ripple(now.plus(CLOSE_TO_THE_DEADLINE)))
        .setParameter("overdue", ripple(now.minus(LONG_FOR_A_PAYOUT)))
        .setParameter("task", JpaFollowUps.TASK)
        .setParameter("limit", limit)
        .getResultStream()
        .map(JpaEscrowWatch::stuck)
        .toList();
  }

  private static StuckEscrow stuck(@Nullable Object[] row) {
    return new StuckEscrow(
        new BoutId(cell(row[0], UUID.class)),
        new EscrowId(cell(row[1], UUID.class)),
        EscrowKind.ofWire(cell(row[2], String.class)).orElseThrow(),
        EscrowStatus.valueOf(cell(row[3], String.class).toUpperCase(Locale.ROOT)),
        Cause.valueOf(cell(row[4], String.class).toUpperCase(Locale.ROOT)),
        cell(row[5], Instant.class),
        cell(row[6], String.class),
        Optional.ofNullable(row[7]).map(Instant.class::cast));
  }

  private static <T> T cell(@Nullable Object cell, Class<T> type) {
    return Optional.ofNullable(cell).map(type::cast).orElseThrow();
  }

  @Override
  public List<EscrowId> unfollowed(Instant now, int limit) {
    return session
        .createNativeQuery(UNFOLLOWED, UUID.class)
        .setParameter("heardSince", Storable.moment(now.minus(SigningRequest.FOLLOWED_LONGER)))
        .setParameter("task", JpaFollowUps.TASK)
        .setParameter("limit", limit)
        .getResultStream()
        .map(EscrowId::new)
        .toList();
  }

  @Override
  public List<EscrowId> openedBefore(Instant ledgerTime, Instant lookedAtAfter, int limit) {
    return session
        .createNativeQuery(OPENED, UUID.class)
        .setParameter("task", JpaFollowUps.TASK)
        .setParameter("ledgerTime", ripple(ledgerTime))
        .setParameter("lookedAtAfter", Storable.moment(lookedAtAfter))
        .setParameter("limit", limit)
        .getResultStream()
        .map(EscrowId::new)
        .toList();
  }

  private static long ripple(Instant moment) {
    return moment.getEpochSecond() - RippleTime.EPOCH_OFFSET;
  }
}
