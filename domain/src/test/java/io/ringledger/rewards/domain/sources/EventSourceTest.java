package io.ringledger.rewards.domain.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ringledger.rewards.domain.RewardFailure;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Rejected;
import io.ringledger.shared.domain.Outcome.Success;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventSourceTest {

  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final TokenDigest DIGEST = new TokenDigest("ab".repeat(32));

  private static EventSource source(String uri, String name, Set<String> types) {
    return EventSource.register(new EventSourceId(new UUID(1, 1)), uri, name, types, NOW);
  }

  @ParameterizedTest
  @ValueSource(strings = {"urn:shop", "https://shop.example/a?b=c#d", "/cloud/events", "shop", "a"})
  void aUriReferenceIsASource(String uri) {
    assertThat(source(uri, "Shop", Set.of()).uri()).isEqualTo(uri);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "a\u0000", "ü", "%zz", "a\nb", "<x>"})
  void anythingElseIsNone(String uri) {
    assertThat(EventSource.isUri(uri)).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> source(uri, "Shop", Set.of()));
  }

  @Test
  void everyPartHasBounds() {
    assertThat(EventSource.isUri("x".repeat(512))).isTrue();
    assertThat(EventSource.isUri("x".repeat(513))).isFalse();
  }

  @Test
  void nobodyFromOutsideIsASiteOfOurs() {
    assertThat(EventSource.isOutside("urn:example:shop")).isTrue();
    assertThat(EventSource.isOutside("urn:ringledger:site:7")).isFalse();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> source("urn:ringledger:site:7", "Shop", Set.of("*")));
    assertThat(EventSource.isName("x".repeat(100))).isTrue();
    assertThat(EventSource.isName("x".repeat(101))).isFalse();
    assertThat(EventSource.isName(" ")).isFalse();
    assertThat(EventSource.isName("a\nb")).isFalse();
    assertThat(EventSource.isType("x".repeat(256))).isTrue();
    assertThat(EventSource.isType("x".repeat(257))).isFalse();
    assertThat(source("a", "A", types(50)).types()).hasSize(50);
    assertThatIllegalArgumentException().isThrownBy(() -> source("a", "A", types(51)));
    assertThatIllegalArgumentException().isThrownBy(() -> source("a", " ", Set.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "a", "a.b.C-d_1", "a.*", "com.example.*"})
  void aTypeIsExactOrAPrefixOrAll(String type) {
    assertThat(source("a", "A", Set.of(type)).types()).containsExactly(type);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "a.", ".a", "*.a", "a*", "a..b", "a,b", "a.*.b", "**", "a b"})
  void nothingElseIsAType(String type) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> source("a", "A", Set.of(type)))
        .withMessage("not a type of events");
  }

  @Test
  void aSixthTokenIsRefusedUntilOneIsRevoked() {
    EventSource five = source("a", "A", Set.of());
    for (int i = 0; i < EventSource.MAX_TOKENS; i++) {
      five = done(five.issue(token(i), DIGEST, NOW));
    }

    assertThat(five.issue(token(9), DIGEST, NOW))
        .isInstanceOfSatisfying(
            Rejected.class,
            refusal ->
                assertThat(refusal.code()).isEqualTo(RewardFailure.SERVICE_TOKENS_EXHAUSTED));
    assertThat(done(done(five.revoke(token(0))).issue(token(9), DIGEST, NOW)).tokens())
        .extracting(ServiceToken::id)
        .containsExactly(token(1), token(2), token(3), token(4), token(9));
  }

  @Test
  void whatWasNeverIssuedIsNotRevoked() {
    assertThat(source("a", "A", Set.of()).revoke(token(1)))
        .isInstanceOfSatisfying(
            Rejected.class,
            refusal -> assertThat(refusal.code()).isEqualTo(RewardFailure.SERVICE_TOKEN_NOT_FOUND));
  }

  @Test
  void aSecretIsItsPrefixAndItsBytesAndNeverShowsByAccident() {
    byte[] random = new byte[ServiceTokenSecret.BYTES];
    random[0] = (byte) 0xff;
    ServiceTokenSecret secret = ServiceTokenSecret.of(random);

    assertThat(secret.text()).startsWith("rls__").hasSize(47);
    assertThat(Base64.getUrlDecoder().decode(secret.text().substring(4))).isEqualTo(random);
    assertThat(ServiceTokenSecret.parse(secret.text())).contains(secret);
    assertThat(secret).hasToString("ServiceTokenSecret[redacted]");
    assertThatIllegalArgumentException().isThrownBy(() -> ServiceTokenSecret.of(new byte[31]));
  }

  @Test
  void whatHasNotTheFormOfASecretIsNone() {
    for (String text : List.of("", "rls_", "RLS_" + "a".repeat(43), "rls_" + "a".repeat(44))) {
      assertThat(ServiceTokenSecret.parse(text)).isEmpty();
    }
  }

  /** echo -n rls_aaa...a | sha256sum */
  @Test
  void aDigestIsTheHashOfTheWholeText() {
    ServiceTokenSecret secret = new ServiceTokenSecret("rls_" + "a".repeat(43));

    assertThat(secret.digest().hex())
        .isEqualTo("8c91e9ac2bd2c279bd31685cda9cb90b457f34be877b799c1dec2728abc04240");
    assertThat(secret.digest().matches(secret.digest())).isTrue();
    assertThat(secret.digest().matches(DIGEST)).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> new TokenDigest("AB".repeat(32)));
  }

  private static Set<String> types(int count) {
    return IntStream.range(0, count).mapToObj(i -> "type" + i).collect(Collectors.toSet());
  }

  private static ServiceTokenId token(int number) {
    return new ServiceTokenId(new UUID(2, number));
  }

  private static EventSource done(Outcome<EventSource> outcome) {
    return ((Success<EventSource>) outcome).value();
  }
}
