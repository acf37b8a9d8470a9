package io.ringledger.rewards.application.sources;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.rewards.application.fakes.InMemorySourceRegister;
import io.ringledger.rewards.application.settlement.RewardIntake.Sender;
import io.ringledger.rewards.application.sources.EventSources.Issued;
import io.ringledger.rewards.application.sources.EventSources.Registration;
import io.ringledger.rewards.application.sources.ServiceTokens.Verdict;
import io.ringledger.rewards.domain.RewardFailure;
import io.ringledger.rewards.domain.sources.EventSource;
import io.ringledger.rewards.domain.sources.EventSourceId;
import io.ringledger.rewards.domain.sources.ServiceTokenId;
import io.ringledger.shared.application.AuditChain;
import io.ringledger.shared.application.AuditEntry;
import io.ringledger.shared.application.AuditTrail.Link;
import io.ringledger.shared.application.Caller;
import io.ringledger.shared.application.RequestId;
import io.ringledger.shared.application.fakes.InMemoryAuditTrail;
import io.ringledger.shared.application.fakes.SequentialRandomness;
import io.ringledger.shared.application.fakes.SettableClock;
import io.ringledger.shared.application.fakes.SnapshotUnitOfWork;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Rejected;
import io.ringledger.shared.domain.Outcome.Success;
import io.ringledger.shared.domain.Role;
import io.ringledger.shared.domain.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EventSourcesUseCaseTest {

  private static final String SHOP = "https://shop.example/events";
  private static final Set<String> TYPES = Set.of("marketplace.*");
  private static final Caller ADMIN =
      new Caller(new UserId(new UUID(1, 1)), Role.ADMIN, new RequestId("r1"));

  private final InMemorySourceRegister register = new InMemorySourceRegister();
  private final InMemoryAuditTrail trail = new InMemoryAuditTrail();
  private final SnapshotUnitOfWork unitOfWork = new SnapshotUnitOfWork(register, trail);
  private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T10:00:00Z"));
  private final EventSourcesUseCase sources =
      new EventSourcesUseCase(unitOfWork, register, trail, new SequentialRandomness(), clock);
  private final ServiceTokens tokens = new ServiceTokensUseCase(unitOfWork, register, clock);

  @Test
  void aSourceIsRegisteredOnceAndTheKafkaIntakeKnowsIt() {
    EventSource shop = done(sources.register(ADMIN, new Registration(SHOP, "Shop", TYPES)));

    assertThat(shop.registeredAt()).isEqualTo(clock.instant());
    assertThat(sources.find(SHOP)).contains(new Sender(SHOP, TYPES));
    assertThat(sources.find("https://other.example")).isEmpty();
    assertRefused(
        sources.register(ADMIN, new Registration(SHOP, "Again", Set.of("*"))),
        RewardFailure.EVENT_SOURCE_EXISTS);
    assertThat(sources.list(Optional.empty(), 10).items()).containsExactly(shop);
    assertThat(history(shop))
        .extracting(AuditEntry::action)
        .containsExactly("event_source.register");
  }

  @Test
  void aTokenOpensTheIntakeAsItsSourceUntilItIsRevoked() {
    EventSource shop = shop();
    Issued issued = done(sources.issueToken(ADMIN, shop.id()));
    String secret = issued.secret().text();

    assertThat(secret).matches("rls_[A-Za-z0-9_-]{43}");
    assertThat(tokens.authenticate(secret))
        .isEqualTo(new Verdict.Known(shop.id(), issued.token().id(), new Sender(SHOP, TYPES)));

    done(sources.revokeToken(ADMIN, shop.id(), issued.token().id()));

    assertThat(tokens.authenticate(secret))
        .isEqualTo(new Verdict.Revoked(shop.id(), issued.token().id()));
    assertRefused(
        sources.revokeToken(ADMIN, shop.id(), issued.token().id()),
        RewardFailure.SERVICE_TOKEN_NOT_FOUND);
    assertThat(history(shop))
        .extracting(entry -> entry.action() + " " + entry.outcome())
        .containsExactly(
            "event_source.register success",
            "service_token.issue success",
            "service_token.revoke success",
            "service_token.revoke service_token_not_found");
  }

  @Test
  void whatIsNoTokenIsUnknown() {
    shop();

    for (String text : List.of("", "rls_", "rls_" + "a".repeat(43), "x".repeat(10_000))) {
      assertThat(tokens.authenticate(text)).isEqualTo(new Verdict.Unknown());
    }
  }

  @Test
  void noSecretIsKeptOrWrittenDown() {
    EventSource shop = shop();
    Issued issued = done(sources.issueToken(ADMIN, shop.id()));

    String secret = issued.secret().text();
    assertThat(issued.toString()).doesNotContain(secret);
    assertThat(history(shop).toString()).doesNotContain(secret);
    assertThat(done(sources.get(shop.id())).toString()).doesNotContain(secret);
  }

  @Test
  void fiveTokensAreEnough() {
    EventSource shop = shop();
    Issued first = done(sources.issueToken(ADMIN, shop.id()));
    for (int i = 1; i < EventSource.MAX_TOKENS; i++) {
      done(sources.issueToken(ADMIN, shop.id()));
    }

    assertRefused(sources.issueToken(ADMIN, shop.id()), RewardFailure.SERVICE_TOKENS_EXHAUSTED);
    done(sources.revokeToken(ADMIN, shop.id(), first.token().id()));
    done(sources.issueToken(ADMIN, shop.id()));

    assertThat(done(sources.get(shop.id())).tokens()).hasSize(EventSource.MAX_TOKENS);
  }

  @Test
  void aUseIsNotedNowAndThenAndNotWithEveryRequest() {
    EventSource shop = shop();
    String secret = done(sources.issueToken(ADMIN, shop.id())).secret().text();
    Instant first = clock.instant();
    for (int i = 0; i < 100; i++) {
      tokens.authenticate(secret);
    }
    assertThat(register.noted()).isEqualTo(1);
    assertThat(lastUse(shop)).contains(first);

    clock.set(first.plus(ServiceTokensUseCase.NOTED_EVERY));
    tokens.authenticate(secret);
    assertThat(lastUse(shop)).contains(first);

    clock.set(first.plus(ServiceTokensUseCase.NOTED_EVERY).plusSeconds(1));
    tokens.authenticate(secret);
    assertThat(lastUse(shop)).contains(clock.instant());
  }

  @Test
  void otherTypesHoldForTheTokensThereAre() {
    EventSource shop = shop();
    Issued issued = done(sources.issueToken(ADMIN, shop.id()));

    done(sources.changeTypes(ADMIN, shop.id(), Set.of()));

    assertThat(tokens.authenticate(issued.secret().text()))
        .isEqualTo(new Verdict.Known(shop.id(), issued.token().id(), new Sender(SHOP, Set.of())));
    assertThat(history(shop).getLast().details())
        .containsEntry("before", "marketplace.*")
        .containsEntry("types", "");
  }

  @Test
  void whatIsNotRegisteredIsNotFound() {
    EventSourceId nobody = new EventSourceId(new UUID(9, 9));
    ServiceTokenId token = new ServiceTokenId(new UUID(9, 10));

    assertRefused(sources.get(nobody), RewardFailure.EVENT_SOURCE_NOT_FOUND);
    assertRefused(sources.issueToken(ADMIN, nobody), RewardFailure.EVENT_SOURCE_NOT_FOUND);
    assertRefused(
        sources.changeTypes(ADMIN, nobody, Set.of()), RewardFailure.EVENT_SOURCE_NOT_FOUND);
    assertRefused(sources.revokeToken(ADMIN, nobody, token), RewardFailure.EVENT_SOURCE_NOT_FOUND);
  }

  private EventSource shop() {
    return done(sources.register(ADMIN, new Registration(SHOP, "Shop", TYPES)));
  }

  private Optional<Instant> lastUse(EventSource source) {
    return done(sources.get(source.id())).tokens().getFirst().lastUsedAt();
  }

  private List<AuditEntry> history(EventSource source) {
    return trail.history(new AuditChain("event-source:" + source.id())).links().stream()
        .map(Link::entry)
        .toList();
  }

  private static <T> T done(Outcome<T> outcome) {
    return ((Success<T>) outcome).value();
  }

  private static void assertRefused(Outcome<?> outcome, RewardFailure code) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Rejected.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
  }
}
