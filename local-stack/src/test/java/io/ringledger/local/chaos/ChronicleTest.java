package io.ringledger.local.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.local.chaos.check.Anomaly;
import io.ringledger.local.demo.ApiClient.Answer;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChronicleTest {

  private final Chronicle chronicle = new Chronicle();

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 429, 500, 504})
  void anAnswerThatNoClientShouldGetIsAnAnomaly(int status) {
    hear(status, Optional.of("1"));
    assertThat(chronicle.anomalies())
        .extracting(Anomaly::check)
        .containsExactly("unexpected answer");
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 409, 422, 502})
  void anAnswerThatMayComeIsNone(int status) {
    hear(status, Optional.empty());
    assertThat(chronicle.anomalies()).isEmpty();
  }

  @Test
  void anOutageMustSayWhenToComeBack() {
    hear(503, Optional.of("2"));
    assertThat(chronicle.anomalies()).isEmpty();
    hear(503, Optional.empty());
    assertThat(chronicle.anomalies())
        .extracting(Anomaly::check)
        .containsExactly("503 without Retry-After");
  }

  private void hear(int status, Optional<String> retryAfter) {
    Answer answer = new Answer("GET /bouts", status, "{}", retryAfter);
    chronicle.heard("GET /bouts", Duration.ofMillis(1), Optional.of(answer));
  }
}
