package io.ringledger.rewards.application.sources;

import io.ringledger.rewards.application.outbound.SourceRegister;
import io.ringledger.rewards.application.settlement.RegisteredSources;
import io.ringledger.rewards.application.settlement.RewardIntake.Sender;
import io.ringledger.rewards.domain.RewardFailure;
import io.ringledger.rewards.domain.sources.EventSource;
import io.ringledger.rewards.domain.sources.EventSourceId;
import io.ringledger.rewards.domain.sources.ServiceTokenId;
import io.ringledger.rewards.domain.sources.ServiceTokenSecret;
import io.ringledger.shared.application.AuditChain;
import io.ringledger.shared.application.AuditEntry;
import io.ringledger.shared.application.AuditTrail;
import io.ringledger.shared.application.Caller;
import io.ringledger.shared.application.Page;
import io.ringledger.shared.application.Randomness;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Rejected;
import io.ringledger.shared.domain.Outcome.Success;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** {@inheritDoc} */
public final class EventSourcesUseCase implements EventSources, RegisteredSources {

  private final UnitOfWork unitOfWork;
  private final SourceRegister register;
  private final AuditTrail trail;
  private final Randomness randomness;
  private final InstantSource clock;

  public EventSourcesUseCase(
      UnitOfWork unitOfWork,
      SourceRegister register,
      AuditTrail trail,
      Randomness randomness,
      InstantSource clock) {
    this.unitOfWork = unitOfWork;
    this.register = register;
    this.trail = trail;
    this.randomness = randomness;
    this.clock = clock;
  }

  @Override
  public Outcome<EventSource> register(Caller caller, Registration registration) {
    return unitOfWork.execute(
        () -> {
          EventSource source =
              EventSource.register(
                  new EventSourceId(randomness.newId()),
                  registration.uri(),
                  registration.name(),
                  registration.types(),
                  clock.instant());
          if (!register.add(source)) {
            return Outcome.rejected(RewardFailure.EVENT_SOURCE_EXISTS);
          }
          note(
              caller,
              source.id(),
              "event_source.register",
              Map.of("source", source.uri(), "name", source.name(), "types", types(source)));
          return Outcome.success(source);
        });
  }

  @Override
  public Page<EventSource, EventSourceId> list(Optional<EventSourceId> after, int limit) {
    return unitOfWork.execute(() -> register.page(after, limit));
  }

  @Override
  public Outcome<EventSource> get(EventSourceId id) {
    return orNotFound(unitOfWork.execute(() -> register.find(id)));
  }

  @Override
  public Optional<Sender> find(String source) {
    return unitOfWork
        .execute(() -> register.findByUri(source))
        .map(found -> new Sender(found.uri(), found.types()));
  }

  @Override
  public Outcome<EventSource> changeTypes(Caller caller, EventSourceId id, Set<String> types) {
    return change(
        id,
        source -> {
          EventSource changed = source.sending(types);
          note(
              caller,
              id,
              "event_source.types",
              Map.of("before", types(source), "types", types(changed)));
          return Outcome.success(changed);
        });
  }

  @Override
  public Outcome<Issued> issueToken(Caller caller, EventSourceId id) {
    ServiceTokenId token = new ServiceTokenId(randomness.newId());
    ServiceTokenSecret secret =
        ServiceTokenSecret.of(randomness.newSecret(ServiceTokenSecret.BYTES));
    return change(
            id,
            source ->
                noted(
                    caller,
                    id,
                    "service_token.issue",
                    token,
                    source.issue(token, secret.digest(), clock.instant())))
        .map(source -> new Issued(source, source.tokens().getLast(), secret));
  }

  @Override
  public Outcome<EventSource> revokeToken(Caller caller, EventSourceId id, ServiceTokenId token) {
    return change(
        id, source -> noted(caller, id, "service_token.revoke", token, source.revoke(token)));
  }

  private Outcome<EventSource> change(
      EventSourceId id, Function<EventSource, Outcome<EventSource>> verb) {
    return unitOfWork.execute(
        () -> {
          Outcome<EventSource> outcome = orNotFound(register.lock(id)).then(verb);
          if (outcome instanceof Success<EventSource>(var changed)) {
            register.save(changed, clock.instant());
          }
          return outcome;
        });
  }

  private Outcome<EventSource> noted(
      Caller caller,
      EventSourceId id,
      String action,
      ServiceTokenId token,
      Outcome<EventSource> outcome) {
    Map<String, String> details = Map.of("token_id", token.toString());
    switch (outcome) {
      case Success<EventSource> _ -> note(caller, id, action, details);
      case Rejected<EventSource>(var code, _, _) ->
          trail.record(
              AuditEntry.refusal(
                  chain(id), clock.instant(), caller.author(), action, code, details));
    }
    return outcome;
  }

  private void note(Caller caller, EventSourceId id, String action, Map<String, String> details) {
    Instant now = clock.instant();
    trail.record(AuditEntry.success(chain(id), now, caller.author(), action, details));
  }

  private static AuditChain chain(EventSourceId id) {
    return new AuditChain("event-source:" + id);
  }

  private static String types(EventSource source) {
    return String.join(",", source.types());
  }

  private static Outcome<EventSource> orNotFound(Optional<EventSource> found) {
    return found
        .map(Outcome::success)
        .orElseGet(() -> Outcome.rejected(RewardFailure.EVENT_SOURCE_NOT_FOUND));
  }
}
