package io.ringledger.shared.rest.health;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.ringledger.shared.application.DependencyHealth;
import io.ringledger.shared.application.EssentialHealth;
import io.ringledger.shared.application.EssentialHealth.Finding;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Whether this server should get requests. However often it is asked, it looks at most once a
 * second, and never twice at the same time: probes cannot load what they watch.
 */
@ApplicationScoped
public class Readiness {

  private static final Logger LOG = Logger.getLogger(Readiness.class);
  private static final Duration FRESH = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Iterable<EssentialHealth> essentials;
  private final Iterable<DependencyHealth> dependencies;
  private final LongSupplier nanoTime;
  private volatile boolean draining;
  private boolean wasReady = true;
  private @Nullable Look last;

  @Inject
  public Readiness(Instance<EssentialHealth> essentials, Instance<DependencyHealth> dependencies) {
    this(essentials, dependencies, System::nanoTime);
  }

  Readiness(
      Iterable<EssentialHealth> essentials,
      Iterable<DependencyHealth> dependencies,
      LongSupplier nanoTime) {
    this.essentials = essentials;
    this.dependencies = dependencies;
    this.nanoTime = nanoTime;
  }

  /** One look at what is essential, perhaps still under way. */
  private record Look(long begun, CompletableFuture<List<Finding>> findings) {}

  void drain(@Observes ShutdownDelayInitiatedEvent event) {
    draining = true;
  }

  void drainAtLast(@Observes ShutdownEvent event) {
    draining = true;
  }

  /** How it stands; known after two seconds at the latest. */
  public CompletableFuture<ReadinessReport> report() {
    return look()
        .copy()
        .completeOnTimeout(
            List.of(new Finding("database", false)), PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
        .thenApply(this::report);
  }

  private synchronized CompletableFuture<List<Finding>> look() {
    long now = nanoTime.getAsLong();
    if (last == null || (last.findings().isDone() && now - last.begun() >= FRESH.toNanos())) {
      last = new Look(now, CompletableFuture.supplyAsync(this::examine, Readiness::start));
    }
    return last.findings();
  }

  private static void start(Runnable task) {
    Thread.ofVirtual().name("readiness").start(task);
  }

  private List<Finding> examine() {
    List<Finding> findings = new ArrayList<>();
    essentials.forEach(essential -> findings.addAll(essential.examine()));
    return findings;
  }

  private ReadinessReport report(List<Finding> findings) {
    ReadinessReport report = ReadinessReport.of(draining, findings, dependencies);
    noteChange(report);
    return report;
  }

  private synchronized void noteChange(ReadinessReport report) {
    if (report.isReady() != wasReady) {
      wasReady = report.isReady();
      LOG.warnf("readiness changed: %s %s", report.status(), report.checks());
    }
  }
}
