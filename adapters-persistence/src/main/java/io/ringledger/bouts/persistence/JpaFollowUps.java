package io.ringledger.bouts.persistence;

import io.ringledger.bouts.application.outbound.FollowUps;
import io.ringledger.bouts.domain.EscrowId;
import io.ringledger.shared.persistence.Storable;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.hibernate.Session;

/**
 * The agenda as rows of the job scheduler's table, one for each escrow, written in one statement of
 * the running transaction. While its job runs, the row belongs to the scheduler; the wish is then
 * left beside it for when the job is done, so that it is not lost.
 */
@ApplicationScoped
public class JpaFollowUps implements FollowUps {

  static final String TASK = "follow-escrow";

  private static final String FOLLOW =
      """
      insert into scheduled_tasks as task (task_name, task_instance, execution_time, picked, version)
      values (:task, :escrow, :at, false, 1)
      on conflict (task_name, task_instance) do update set
        execution_time = case when task.picked then task.execution_time
          else least(task.execution_time, excluded.execution_time) end,
        wanted_at = case when task.picked then least(task.wanted_at, excluded.execution_time)
          else task.wanted_at end
      """;

  private final Session session;

  JpaFollowUps(Session session) {
    this.session = session;
  }

  @Override
  public void follow(EscrowId escrow, Instant at) {
    session
        .createNativeMutationQuery(FOLLOW)
        .setParameter("task", TASK)
        .setParameter("escrow", escrow.toString())
        .setParameter("at", Storable.moment(at))
        .executeUpdate();
  }
}
