package io.ringledger.app.observation.figures;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.ringledger.bouts.persistence.FollowUpFigures;
import io.ringledger.bouts.persistence.FollowUpFigures.Group;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** What is waited for: signatures, the ledger's decisions, jobs. All replicas see the same. */
@Singleton
class FollowUpGauges {

  private final ScrapedFigures<FollowUpFigures> figures;

  FollowUpGauges(ScrapedDatabase database) {
    this.figures = database.figures("follow-ups", FollowUpFigures::read);
  }

  void register(@Observes StartupEvent event, MeterRegistry registry) {
    for (String status : List.of("requested", "open", "expired")) {
      count("ringledger.signing.requests", FollowUpFigures::requests, "status", status)
          .description("Signing requests that may still be signed")
          .register(registry);
    }
    for (String status : List.of("requested", "open")) {
      age("ringledger.signing.requests.oldest", FollowUpFigures::requests, "status", status)
          .description("Age of the oldest of them; 0 where there is none")
          .register(registry);
    }
    for (String status : List.of("pending", "validated")) {
      count("ringledger.followed.transactions", FollowUpFigures::transactions, "status", status)
          .description("Transactions that are known and have not come to their end")
          .register(registry);
      age(
              "ringledger.followed.transactions.oldest",
              FollowUpFigures::transactions,
              "status",
              status)
          .description("How long the oldest of them is known; 0 where there is none")
          .register(registry);
    }
    for (String state : List.of("waiting", "due", "running")) {
      count("ringledger.jobs", FollowUpFigures::jobs, "state", state)
          .description("Jobs that are yet to come, should have begun, or are being done")
          .register(registry);
    }
    age("ringledger.jobs.overdue", FollowUpFigures::jobs, "state", "due")
        .description("How long ago the first of the due jobs should have begun")
        .register(registry);
    gauge("ringledger.jobs.failing", FollowUpFigures::failingJobs)
        .description("Jobs that failed when they last ran")
        .register(registry);
  }

  private Gauge.Builder<ScrapedFigures<FollowUpFigures>> count(
      String name,
      Function<FollowUpFigures, Map<String, Group>> groups,
      String label,
      String value) {
    return gauge(name, read -> group(read, groups, value).map(Group::count).orElse(0L))
        .tag(label, value);
  }

  private Gauge.Builder<ScrapedFigures<FollowUpFigures>> age(
      String name,
      Function<FollowUpFigures, Map<String, Group>> groups,
      String label,
      String value) {
    return gauge(
            name,
            read ->
                group(read, groups, value)
                    .map(Group::oldest)
                    .map(figures::secondsSince)
                    .orElse(0.0))
        .tag(label, value)
        .baseUnit("seconds");
  }

  private static Optional<Group> group(
      FollowUpFigures read, Function<FollowUpFigures, Map<String, Group>> groups, String value) {
    return Optional.ofNullable(groups.apply(read).get(value));
  }

  private Gauge.Builder<ScrapedFigures<FollowUpFigures>> gauge(
      String name, ToDoubleFunction<FollowUpFigures> value) {
    return Gauge.builder(name, figures, read -> read.figure(value)).strongReference(true);
  }
}
