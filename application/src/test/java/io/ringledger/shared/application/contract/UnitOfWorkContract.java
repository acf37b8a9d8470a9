package io.ringledger.shared.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringledger.shared.application.Answer;
import io.ringledger.shared.application.AuditChain;
import io.ringledger.shared.application.AuditEntry;
import io.ringledger.shared.application.AuditTrail;
import io.ringledger.shared.application.IdempotencyKey;
import io.ringledger.shared.application.IdempotentAnswers;
import io.ringledger.shared.application.IdempotentRequest;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.domain.UserId;
import java.time.Instant;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link UnitOfWork} keeps to, seen through two stores that take part in it. */
public abstract class UnitOfWorkContract {

  private final UserId caller = new UserId(UUID.randomUUID());
  private final AuditChain chain = new AuditChain("bout:" + UUID.randomUUID());
  private final IdempotentRequest request =
      new IdempotentRequest(caller, "confirm:1", new IdempotencyKey("key"), "ab".repeat(32));

  protected abstract UnitOfWork unitOfWork();

  protected abstract AuditTrail trail();

  protected abstract IdempotentAnswers answers();

  /** Makes a person known, where the stores want to know them. */
  protected void givenUser(UserId user) {}

  @BeforeEach
  public void callerIsKnown() {
    givenUser(caller);
  }

  @Test
  public void answersWhatTheWorkAnswers() {
    assertThat(unitOfWork().<String>execute(() -> "done")).isEqualTo("done");
  }

  @Test
  public void keepsEverythingTogether() {
    unitOfWork().run(this::writeBoth);

    assertBothKept();
  }

  @Test
  public void takesEverythingBackTogetherWhereTheWorkThrows() {
    assertThatThrownBy(
            () ->
                unitOfWork()
                    .run(
                        () -> {
                          writeBoth();
                          throw new IllegalStateException("on purpose");
                        }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("on purpose");

    assertNothingKept();
  }

  @Test
  public void takesEverythingBackWhereAnErrorIsThrown() {
    assertThatThrownBy(
            () ->
                unitOfWork()
                    .run(
                        () -> {
                          writeBoth();
                          throw new AssertionError("on purpose");
                        }))
        .isInstanceOf(AssertionError.class)
        .hasMessage("on purpose");

    assertNothingKept();
  }

  @Test
  public void aNestedOneIsKeptWithTheOuter() {
    String answer =
        unitOfWork()
            .execute(
                () -> {
                  unitOfWork().run(this::writeEntry);
                  writeAnswer();
                  return "outer";
                });

    assertThat(answer).isEqualTo("outer");
    assertBothKept();
  }

  @Test
  public void aNestedOneIsTakenBackWithTheOuter() {
    assertThatThrownBy(
            () ->
                unitOfWork()
                    .run(
                        () -> {
                          unitOfWork().run(this::writeBoth);
                          throw new IllegalStateException("on purpose");
                        }))
        .hasMessage("on purpose");

    assertNothingKept();
  }

  @Test
  public void theOuterIsTakenBackWhereTheNestedOneThrows() {
    assertThatThrownBy(
            () ->
                unitOfWork()
                    .run(
                        () -> {
                          writeBoth();
                          unitOfWork()
                              .run(
                                  () -> {
                                    throw new IllegalStateException("on purpose");
                                  });
                        }))
        .hasMessage("on purpose");

    assertNothingKept();
  }

  @Test
  public void worksAgainAfterAFailure() {
    assertThatThrownBy(
            () ->
                unitOfWork()
                    .run(
                        () -> {
                          throw new IllegalStateException("on purpose");
                        }))
        .hasMessage("on purpose");

    unitOfWork().run(this::writeBoth);

    assertBothKept();
  }

  private void writeBoth() {
    writeEntry();
    writeAnswer();
  }

  private void writeEntry() {
    trail()
        .record(
            new AuditEntry(
                chain,
                Instant.parse("2026-03-01T10:15:30Z"),
                caller.toString(),
                "promoter",
                "request-1",
                "escrow.confirm",
                AuditEntry.SUCCESS,
                new TreeMap<>()));
  }

  private void writeAnswer() {
    assertThat(answers().store(request, new Answer(200, "{}"))).isTrue();
  }

  private void assertBothKept() {
    assertThat(entries()).isEqualTo(1);
    assertThat(hasAnswer()).isTrue();
  }

  private void assertNothingKept() {
    assertThat(entries()).isZero();
    assertThat(hasAnswer()).isFalse();
  }

  private int entries() {
    return unitOfWork().execute(() -> trail().history(chain).links().size());
  }

  private boolean hasAnswer() {
    return unitOfWork().execute(() -> answers().find(request).isPresent());
  }
}
