package io.ringledger.events.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubscriptionValuesTest {

  private static final DeliverySchedule SCHEDULE =
      new DeliverySchedule(4, Duration.ofSeconds(5), Duration.ofSeconds(12));

  @ParameterizedTest
  @CsvSource({
    "*, a.B, true",
    "a.*, a.B, true",
    "a.*, a.b.C, true",
    "a.*, ab.C, false",
    "a.B, a.B, true",
    "a.B, a.Bc, false",
    "a.B, a.b, false"
  })
  void aFilterWantsWhatItsPatternSays(String pattern, String type, boolean wanted) {
    assertThat(TypeFilter.of(Set.of(pattern)).wants(type)).isEqualTo(wanted);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "a.", ".a", "*.a", "a.*.b", "a*", "a. B", "**"})
  void whatIsNoPatternIsRefused(String text) {
    assertThat(TypeFilter.isPattern(text)).isFalse();
    assertThatThrownBy(() -> TypeFilter.of(Set.of(text)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aFilterHasOneToTwentyPatterns() {
    assertThat(TypeFilter.of(patterns(20)).patterns()).hasSize(20);
    assertThatThrownBy(() -> TypeFilter.of(patterns(21)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> TypeFilter.of(List.of())).isInstanceOf(IllegalArgumentException.class);
    assertThat(TypeFilter.isPattern("a." + "b".repeat(98))).isTrue();
    assertThat(TypeFilter.isPattern("a." + "b".repeat(99))).isFalse();
  }

  private static List<String> patterns(int many) {
    return IntStream.range(0, many).mapToObj(each -> "a.B" + each).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:8080",
        "https://example.org/a?b=c%20d",
        "https://[2001:db8::1]:443/"
      })
  void anEndpointIsAnUrl(String url) {
    assertThat(Endpoint.isEndpoint(url)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/hook",
        "ftp://example.org/",
        "https://",
        "https://me@example.org/",
        "https://me:secret@example.org/",
        "https://example.org/#here",
        "https://example.org/a b",
        "https://exämple.org/",
        "https://example.org:123456/",
        "https://example.org\n/"
      })
  void whatIsNoEndpointIsRefused(String url) {
    assertThat(Endpoint.isEndpoint(url)).isFalse();
    assertThatThrownBy(() -> new Endpoint(url)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anEndpointHasAtMostFiveHundredCharacters() {
    assertThat(Endpoint.isEndpoint("https://example.org/" + "x".repeat(480))).isTrue();
    assertThat(Endpoint.isEndpoint("https://example.org/" + "x".repeat(481))).isFalse();
  }

  @Test
  void aSecretIsNeverPrinted() {
    byte[] random = new byte[SigningSecret.BYTES];
    SigningSecret secret = SigningSecret.of(random);
    assertThat(secret.text()).matches("whsec_A{43}=");
    assertThat(secret.bytes()).isEqualTo(random);
    assertThat(secret.toString()).doesNotContain("AAAA");
    assertThatThrownBy(() -> SigningSecret.of(new byte[31]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new SigningSecret(String.join("", Collections.nCopies(50, "A"))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theWaitsDoubleUpToTheLongestAndThenItIsGivenUp() {
    assertThat(SCHEDULE.after(1, Optional.empty())).contains(Duration.ofSeconds(5));
    assertThat(SCHEDULE.after(2, Optional.empty())).contains(Duration.ofSeconds(10));
    assertThat(SCHEDULE.after(3, Optional.empty())).contains(Duration.ofSeconds(12));
    assertThat(SCHEDULE.after(4, Optional.empty())).isEmpty();
  }

  @Test
  void whatASubscriberAsksForCountsWhereItIsLongerWithinTheBound() {
    assertThat(SCHEDULE.after(1, Optional.of(Duration.ofSeconds(4))))
        .contains(Duration.ofSeconds(5));
    assertThat(SCHEDULE.after(1, Optional.of(Duration.ofSeconds(7))))
        .contains(Duration.ofSeconds(7));
    assertThat(SCHEDULE.after(1, Optional.of(Duration.ofDays(7)))).contains(Duration.ofSeconds(12));
    assertThat(SCHEDULE.after(4, Optional.of(Duration.ofSeconds(7)))).isEmpty();
  }

  @Test
  void aSubscriptionRestsFromTheFifthFailureInARow() {
    assertThat(SCHEDULE.rest(4)).isEmpty();
    assertThat(SCHEDULE.rest(5)).contains(Duration.ofSeconds(5));
    assertThat(SCHEDULE.rest(6)).contains(Duration.ofSeconds(10));
    assertThat(SCHEDULE.rest(Integer.MAX_VALUE)).contains(Duration.ofSeconds(12));
  }

  @Test
  void aScheduleIsWithinBounds() {
    Duration second = Duration.ofSeconds(1);
    for (Runnable bad :
        List.<Runnable>of(
            () -> new DeliverySchedule(0, second, second),
            () -> new DeliverySchedule(101, second, second),
            () -> new DeliverySchedule(1, Duration.ZERO, second),
            () -> new DeliverySchedule(1, second, Duration.ofMillis(999)),
            () -> new DeliverySchedule(1, second, Duration.ofDays(8)))) {
      assertThatThrownBy(bad::run).isInstanceOf(IllegalArgumentException.class);
    }
  }
}
