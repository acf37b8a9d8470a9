package io.ringledger.advisory.domain;

import static io.ringledger.advisory.domain.AdvisoryFixtures.ADMIN;
import static io.ringledger.advisory.domain.AdvisoryFixtures.ANNOUNCED;
import static io.ringledger.advisory.domain.AdvisoryFixtures.BETTER;
import static io.ringledger.advisory.domain.AdvisoryFixtures.NOON;
import static io.ringledger.advisory.domain.AdvisoryFixtures.SITE;
import static io.ringledger.advisory.domain.AdvisoryFixtures.announcement;
import static io.ringledger.advisory.domain.AdvisoryFixtures.assertRefused;
import static io.ringledger.advisory.domain.AdvisoryFixtures.successOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentTest {

  @Test
  void a_person_writes_the_next_version() {
    Content next = successOf(announcement().edit(1, BETTER, ADMIN, NOON));
    assertThat(next.canonical())
        .isEqualTo(new ContentVersion(2, BETTER, ADMIN, Optional.empty(), NOON));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2})
  void who_started_from_another_version_is_told(int base) {
    assertRefused(announcement().edit(base, BETTER, ADMIN, NOON), AdvisoryFailure.CONTENT_STALE);
  }

  @Test
  void the_last_version_is_the_last() {
    ContentVersion last =
        new ContentVersion(ContentVersion.MAX_NUMBER, ANNOUNCED, ADMIN, Optional.empty(), NOON);
    Content full = new Content(SITE, announcement().id(), announcement().key(), last, NOON);
    assertRefused(
        full.edit(ContentVersion.MAX_NUMBER, BETTER, ADMIN, NOON),
        AdvisoryFailure.VERSIONS_EXHAUSTED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "fight-night", "pages/2026/fight_night.en"})
  void a_key_names_a_content(String key) {
    assertThat(ContentKey.isValid(key)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A", "-a", "a-", "a--b", "../a", "a b", "\u00e4", "a\n"})
  void anything_else_is_no_key(String key) {
    assertThat(ContentKey.isValid(key)).isFalse();
    assertThat(ContentKey.isValid("a".repeat(100))).isTrue();
    assertThat(ContentKey.isValid("a".repeat(101))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "Hello <b>world</b>",
        "<!-- hidden -->",
        "</p>",
        "<?php",
        "[click](javascript:alert(1))",
        "[click](JavaScript :alert(1))",
        "[click](java\n\tscript:alert(1))",
        "vbscript:x",
        "data:text/html;base64,PHNjcmlwdD4=",
        "bell \u0007",
        "nul \u0000",
        "half a character \ud83d",
        "turned \u202e around",
        "isolated \u2066 text",
        " ",
        ""
      })
  void nothing_that_runs_or_hides_is_a_text(String text) {
    assertThat(ContentText.isBody(text)).isFalse();
    assertThat(ContentText.isTitle(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1 < 2",
        "I <3 boxing",
        "Ada & Ben",
        "a > b",
        "\ud83e\udd4a tonight",
        "the java script"
      })
  void what_people_write_is_a_text(String text) {
    assertThat(ContentText.isBody(text)).isTrue();
    assertThat(ContentText.isTitle(text)).isTrue();
  }

  @Test
  void a_title_is_one_line_and_a_body_may_have_more() {
    assertThat(ContentText.isTitle("a\nb")).isFalse();
    assertThat(ContentText.isBody("a\nb\tc")).isTrue();
    assertThat(ContentText.isBody("a\r\nb")).isFalse();
    assertThat(ContentText.isTitle("x".repeat(200))).isTrue();
    assertThat(ContentText.isTitle("x".repeat(201))).isFalse();
    assertThat(ContentText.isBody("x".repeat(10_000))).isTrue();
    assertThat(ContentText.isBody("x".repeat(10_001))).isFalse();
  }

  @Test
  void no_two_inputs_have_the_same_hash() {
    assertThat(
            java.util.stream.Stream.of(
                    new SuggestionInput(new ContentText("ab", "c"), Optional.empty()),
                    new SuggestionInput(new ContentText("a", "bc"), Optional.empty()),
                    new SuggestionInput(new ContentText("a", "b"), Optional.of("c")))
                .map(SuggestionInput::hash)
                .distinct())
        .hasSize(3)
        .allMatch(hash -> hash.matches("[0-9a-f]{64}"));
  }
}
