package io.ringledger.vault.persistence.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.ringledger.shared.persistence.EmbeddedDatabaseResource;
import io.ringledger.shared.persistence.jobs.Jobs;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The jobs on the real scheduler and a real PostgreSQL. */
@QuarkusTest
@WithTestResource(EmbeddedDatabaseResource.class)
class ContentJobsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Inject Jobs jobs;
  @Inject ScriptedContentWork work;

  @AfterEach
  void stop() {
    jobs.stop();
  }

  @Test
  void documentsAreHandedOverAndLookedForUntilNothingIsLeft() {
    work.areDue(1_200);
    jobs.start();

    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!work.isDone() && System.nanoTime() < end) {
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
    assertThat(work.isDone()).isTrue();
  }
}
