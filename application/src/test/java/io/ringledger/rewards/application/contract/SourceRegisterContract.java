package io.ringledger.rewards.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.rewards.application.outbound.SourceRegister;
import io.ringledger.rewards.application.outbound.SourceRegister.Bearer;
import io.ringledger.rewards.domain.sources.EventSource;
import io.ringledger.rewards.domain.sources.EventSourceId;
import io.ringledger.rewards.domain.sources.ServiceToken;
import io.ringledger.rewards.domain.sources.ServiceTokenId;
import io.ringledger.rewards.domain.sources.ServiceTokenSecret;
import io.ringledger.rewards.domain.sources.TokenDigest;
import io.ringledger.shared.application.Page;
import io.ringledger.shared.application.contract.InTurn;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Success;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link SourceRegister} keeps to. */
public abstract class SourceRegisterContract {

  protected static final Instant NOW = Instant.parse("2026-03-01T10:15:30.123456Z");

  private int issued;
  private final String uri = "https://shop.example/" + UUID.randomUUID();

  protected abstract SourceRegister register();

  protected abstract <T> T inUnitOfWork(Supplier<T> work);

  @Test
  public void anUnknownSourceIsNotThere() {
    assertThat(find(new EventSourceId(UUID.randomUUID()))).isEmpty();
    assertThat(inUnitOfWork(() -> register().findByUri(uri))).isEmpty();
    assertThat(inUnitOfWork(() -> register().bearer(secret().digest()))).isEmpty();
  }

  @Test
  public void aSourceComesBackAsItWas() {
    EventSource source = source(uri);

    assertThat(add(source)).isTrue();

    assertThat(find(source.id())).contains(source);
    assertThat(inUnitOfWork(() -> register().findByUri(uri))).contains(source);
    assertThat(inUnitOfWork(() -> register().lock(source.id()))).contains(source);
  }

  @Test
  public void aSourceMayHaveNoTypes() {
    EventSource source = source(uri).sending(Set.of());

    add(source);

    assertThat(find(source.id())).contains(source);
  }

  @Test
  public void aUriIsRegisteredOnceAndComparedToTheLetter() {
    EventSource first = source(uri);
    add(first);

    assertThat(add(source(uri))).isFalse();
    assertThat(add(source(uri + "/"))).isTrue();
    assertThat(add(source(uri.replace("shop", "SHOP")))).isTrue();
    assertThat(inUnitOfWork(() -> register().findByUri(uri))).contains(first);
  }

  @Test
  public void ofManyWhoRegisterAUriAtOnceOneGetsIt() {
    List<Boolean> won =
        InTurn.atOnce(
            IntStream.range(0, 4)
                .<Callable<Boolean>>mapToObj(_ -> () -> add(source(uri)))
                .toList());

    assertThat(won).containsOnlyOnce(true);
  }

  @Test
  public void typesAreReplaced() {
    EventSource source = source(uri);
    add(source);

    EventSource changed = change(source.id(), one -> one.sending(Set.of("*")));

    assertThat(find(source.id())).contains(changed);
    assertThat(changed.types()).containsExactly("*");
  }

  @Test
  public void aTokenLeadsToItsSourceUntilItIsRevokedAndIsKnownAfterwards() {
    EventSource source = source(uri);
    add(source);
    ServiceTokenSecret kept = secret();
    ServiceTokenSecret gone = secret();
    ServiceTokenId keptId = issue(source.id(), kept);
    ServiceTokenId goneId = issue(source.id(), gone);

    EventSource left = change(source.id(), one -> done(one.revoke(goneId)));

    assertThat(find(source.id())).contains(left);
    assertThat(left.tokens()).extracting(ServiceToken::id).containsExactly(keptId);
    assertThat(bearer(kept))
        .contains(
            new Bearer(
                keptId, kept.digest(), source.id(), uri, source.types(), false, Optional.empty()));
    assertThat(bearer(gone))
        .hasValueSatisfying(
            bearer -> {
              assertThat(bearer.token()).isEqualTo(goneId);
              assertThat(bearer.revoked()).isTrue();
            });
  }

  @Test
  public void tokensStandInTheOrderOfTheirIssueAndAPlaceIsFreeAgainAfterARevocation() {
    EventSource source = source(uri);
    add(source);
    List<ServiceTokenId> ids = new ArrayList<>();
    for (int i = 0; i < EventSource.MAX_TOKENS; i++) {
      ids.add(issue(source.id(), secret()));
    }
    change(source.id(), one -> done(one.revoke(ids.get(2))));
    ids.remove(2);
    ids.add(issue(source.id(), secret()));

    assertThat(find(source.id()).orElseThrow().tokens())
        .extracting(ServiceToken::id)
        .containsExactlyElementsOf(ids);
  }

  @Test
  public void aUseIsNoted() {
    EventSource source = source(uri);
    add(source);
    ServiceTokenSecret secret = secret();
    ServiceTokenId token = issue(source.id(), secret);

    noteUse(token, NOW.plusSeconds(90));

    assertThat(bearer(secret).orElseThrow().lastUsedAt()).contains(NOW.plusSeconds(90));
    assertThat(find(source.id()).orElseThrow().tokens().getFirst().lastUsedAt())
        .contains(NOW.plusSeconds(90));
    noteUse(new ServiceTokenId(UUID.randomUUID()), NOW);
  }

  @Test
  public void sourcesAreListedFromTheNewestOn() {
    List<EventSource> sources = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      // The latest ids there can be, so that other tests' sources do not come in between.
      EventSource source =
          source(
              new UUID(
                  0x7fff_ffff_ffff_7000L,
                  ByteBuffer.wrap(bytes()).getLong() | 0x8000_0000_0000_0000L),
              uri + i);
      add(source);
      sources.add(source);
    }
    sources.sort(Comparator.comparing((EventSource source) -> source.id().toString()).reversed());

    Page<EventSource, EventSourceId> first =
        inUnitOfWork(() -> register().page(Optional.of(above(sources.getFirst().id())), 2));
    Page<EventSource, EventSourceId> second = inUnitOfWork(() -> register().page(first.next(), 1));

    assertThat(first.items()).containsExactlyElementsOf(sources.subList(0, 2));
    assertThat(second.items()).containsExactly(sources.get(2));
    assertThat(inUnitOfWork(() -> register().page(Optional.empty(), 1)).items()).hasSize(1);
  }

  private static EventSourceId above(EventSourceId id) {
    return new EventSourceId(
        new UUID(id.value().getMostSignificantBits(), id.value().getLeastSignificantBits() + 1));
  }

  protected final void noteUse(ServiceTokenId token, Instant now) {
    inUnitOfWork(
        () -> {
          register().noteUse(token, now);
          return true;
        });
  }

  protected final boolean add(EventSource source) {
    return inUnitOfWork(() -> register().add(source));
  }

  protected final Optional<EventSource> find(EventSourceId id) {
    return inUnitOfWork(() -> register().find(id));
  }

  protected final Optional<Bearer> bearer(ServiceTokenSecret secret) {
    return inUnitOfWork(() -> register().bearer(secret.digest()));
  }

  protected final ServiceTokenId issue(EventSourceId source, ServiceTokenSecret secret) {
    ServiceTokenId token = new ServiceTokenId(UUID.randomUUID());
    TokenDigest digest = secret.digest();
    Instant later = NOW.plusSeconds(++issued);
    change(source, one -> done(one.issue(token, digest, later)));
    return token;
  }

  protected final EventSource change(EventSourceId id, UnaryOperator<EventSource> change) {
    return inUnitOfWork(
        () -> {
          EventSource changed = change.apply(register().lock(id).orElseThrow());
          register().save(changed, NOW.plusSeconds(60));
          return changed;
        });
  }

  protected static ServiceTokenSecret secret() {
    byte[] random = new byte[ServiceTokenSecret.BYTES];
    ByteBuffer.wrap(random).put(bytes()).put(bytes());
    return ServiceTokenSecret.of(random);
  }

  private static byte[] bytes() {
    UUID id = UUID.randomUUID();
    return ByteBuffer.allocate(16)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }

  protected static EventSource source(String uri) {
    return source(UUID.randomUUID(), uri);
  }

  private static EventSource source(UUID id, String uri) {
    return EventSource.register(
        new EventSourceId(id), uri, "The shop", Set.of("feedback.*", "identity.Subscribed"), NOW);
  }

  private static EventSource done(Outcome<EventSource> outcome) {
    return ((Success<EventSource>) outcome).value();
  }
}
