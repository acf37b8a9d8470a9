package io.ringledger.advisory.langchain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringledger.advisory.langchain.ModelSettings.Calls;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelSettingsTest {

  private static final String KEY = "sk-key-that-nobody-may-see";

  @Test
  void a_key_is_not_printed() {
    assertThat(settings("https://models.example.org/v1", KEY, "m").toString())
        .contains("models.example.org")
        .doesNotContain(KEY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://models.example.org",
        "/v1",
        "https:///v1",
        "https://user:pass@models.example.org/v1",
        "https://models.example.org/v1?key=1",
        "https://models.example.org/v1#a"
      })
  void what_is_no_base_url_is_refused(String url) {
    assertThatThrownBy(() -> settings(url, KEY, "m"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("the base URL must");
  }

  @Test
  void a_key_that_could_not_be_sent_is_refused_and_not_repeated() {
    assertThatThrownBy(() -> settings("https://models.example.org/v1", KEY + "\n", "m"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining(KEY);
  }

  @Test
  void a_model_has_a_name() {
    assertThatThrownBy(() -> settings("https://models.example.org/v1", KEY, ""))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void limits_are_bounded() {
    assertThat(Calls.of(Duration.ofMinutes(2), 32_000).maxTokens()).isEqualTo(32_000);
    assertThatThrownBy(() -> Calls.of(Duration.ofSeconds(121), 100))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Calls.of(Duration.ZERO, 100))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Calls.of(Duration.ofSeconds(1), 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Calls.of(Duration.ofSeconds(1), 32_001))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static ModelSettings settings(String url, String key, String model) {
    return new ModelSettings(URI.create(url), Optional.of(key), model, Calls.USUAL);
  }
}
