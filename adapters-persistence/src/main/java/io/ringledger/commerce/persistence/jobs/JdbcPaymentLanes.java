package io.ringledger.commerce.persistence.jobs;

import io.ringledger.commerce.application.outbound.PaymentLanes;
import io.ringledger.shared.persistence.SetSql;
import io.ringledger.shared.persistence.Storable;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Has a lane that rests come at once. One is enough for one event; where many come in at once, each
 * has another lane come, until all are at it.
 */
@ApplicationScoped
public class JdbcPaymentLanes implements PaymentLanes {

  /** The job of a lane, in the job scheduler's table; its instance is the lane's number. */
  static final String TASK = "payment-lane";

  /** So many events are worked on at the same time at most, by all replicas together. */
  static final int LANES = 4;

  /**
   * Never in the way of a job that has begun or is about to: then it is left as it is, and so it is
   * where another transaction holds it.
   */
  private static final String WAKE =
      """
      update scheduled_tasks t set execution_time = ?
      from (select task_name, task_instance from scheduled_tasks
        where task_name = ? and not picked and execution_time > ?
        limit 1 for update skip locked) as idle
      where t.task_name = idle.task_name and t.task_instance = idle.task_instance
      """;

  private final SetSql sql;
  private final InstantSource clock;

  JdbcPaymentLanes(SetSql sql, InstantSource clock) {
    this.sql = sql;
    this.clock = clock;
  }

  @Override
  public void wake() {
    Instant now = Storable.moment(clock.instant());
    sql.update(WAKE, open -> open.set(now).set(TASK).set(now));
  }
}
