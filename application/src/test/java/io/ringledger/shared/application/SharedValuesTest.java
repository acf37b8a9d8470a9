package io.ringledger.shared.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringledger.shared.application.fakes.InMemoryIdempotentAnswers;
import io.ringledger.shared.application.fakes.PrintedAnswers;
import io.ringledger.shared.domain.FailureCode.Category;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Rejected;
import io.ringledger.shared.domain.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharedValuesTest {

  private static final IdempotentRequest REQUEST =
      new IdempotentRequest(
          new UserId(new UUID(1, 1)), "scope:1", new IdempotencyKey("key"), "ab".repeat(32));

  @ParameterizedTest
  @ValueSource(strings = {"k", "!", "~", "3f0c1d2e-0000-4000-8000-000000000000"})
  void anIdempotencyKeyHasVisibleCharacters(String text) {
    assertThat(IdempotencyKey.isValid(text)).isTrue();
    assertThat(new IdempotencyKey(text).value()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "key\n", "\tkey", "schlüssel", "\u0000", "key\u007F"})
  void nothingElseIsAnIdempotencyKey(String text) {
    assertThat(IdempotencyKey.isValid(text)).isFalse();
    assertThatThrownBy(() -> new IdempotencyKey(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anIdempotencyKeyHasAtMost255Characters() {
    assertThat(IdempotencyKey.isValid("x".repeat(255))).isTrue();
    assertThat(IdempotencyKey.isValid("x".repeat(256))).isFalse();
  }

  @Test
  void aRequestIdHas1To64PlainCharacters() {
    assertThat(RequestId.isValid("a.B-9_")).isTrue();
    assertThat(RequestId.isValid("x".repeat(64))).isTrue();
    assertThat(new RequestId("abc")).hasToString("abc");
    for (String odd :
        List.of("", "x".repeat(65), "a b", "a\nb", "a\r\nSet-Cookie: b", "ä", "a/b")) {
      assertThat(RequestId.isValid(odd)).isFalse();
      assertThatThrownBy(() -> new RequestId(odd)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void anAuditChainHasANameThatFits() {
    assertThat(new AuditChain("x".repeat(100)).name()).hasSize(100);
    for (String odd : List.of("", " ", "x".repeat(101))) {
      assertThatThrownBy(() -> new AuditChain(odd)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void anAuditEntryDoesNotChangeAfterwards() {
    TreeMap<String, String> details = new TreeMap<>();
    AuditEntry entry =
        new AuditEntry(
            new AuditChain("bout:1"), Instant.EPOCH, "a", "admin", "r", "x.y", "success", details);
    details.put("late", "addition");

    assertThat(entry.details()).isEmpty();
    assertThatThrownBy(() -> entry.details().put("late", "addition"))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void theRefusalsOfAKeySayWhatTheContractSays() {
    assertThat(IdempotencyFailure.KEY_REQUIRED.detail())
        .isEqualTo("Idempotency-Key header is required.");
    assertThat(IdempotencyFailure.KEY_REQUIRED.category()).isEqualTo(Category.BAD_REQUEST);
    assertThat(IdempotencyFailure.KEY_REUSED.detail())
        .isEqualTo("Idempotency-Key was already used with a different request payload.");
    assertThat(IdempotencyFailure.KEY_REUSED.category()).isEqualTo(Category.CONFLICT);
    assertThat(IdempotencyFailure.values())
        .extracting(IdempotencyFailure::code)
        .allMatch(code -> code.matches("[a-z]+(_[a-z]+)*"));
  }

  @Test
  void aRequestThatLosesTheRaceWithoutALockGetsTheWinnersAnswer() {
    InMemoryIdempotentAnswers answers = new InMemoryIdempotentAnswers();
    Idempotency idempotency = new Idempotency(answers);
    Answer winners = new Answer(404, "the winner's");

    Answer got =
        idempotency.<String>once(
            REQUEST,
            new PrintedAnswers<>(),
            SharedValuesTest::collided,
            () -> {
              answers.store(REQUEST, winners);
              return Outcome.success("the loser's");
            });

    assertThat(got).isEqualTo(winners);
  }

  @Test
  void anEffectRunsOnceForItsKey() {
    Idempotency idempotency = new Idempotency(new InMemoryIdempotentAnswers());
    PrintedAnswers<String> format = new PrintedAnswers<>();
    assertThat(idempotency.replay(REQUEST, format, SharedValuesTest::collided)).isEmpty();
    Answer first =
        idempotency.once(
            REQUEST, format, SharedValuesTest::collided, () -> Outcome.success("done"));

    Answer again =
        idempotency.once(
            REQUEST,
            format,
            SharedValuesTest::collided,
            () -> {
              throw new AssertionError("ran twice");
            });
    assertThat(again).isEqualTo(first);
    assertThat(idempotency.replay(REQUEST, format, SharedValuesTest::collided))
        .isEqualTo(Optional.of(first));
  }

  private static void collided(Rejected<String> refusal) {
    throw new AssertionError("collided: " + refusal);
  }
}
