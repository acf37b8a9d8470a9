package io.ringledger.shared.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringledger.shared.application.Answer;
import io.ringledger.shared.application.IdempotencyKey;
import io.ringledger.shared.application.IdempotentAnswers;
import io.ringledger.shared.application.IdempotentAnswers.Stored;
import io.ringledger.shared.application.IdempotentRequest;
import io.ringledger.shared.domain.UserId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link IdempotentAnswers} keeps to. */
public abstract class IdempotentAnswersContract {

  private static final String FINGERPRINT = "0123456789abcdef".repeat(4);
  private static final String OTHER_FINGERPRINT = "fedcba9876543210".repeat(4);
  private static final Answer ANSWER = new Answer(200, "{\"a\": 1,  \"b\":\"ü\\n字\"}\n ");

  private final UserId caller = new UserId(UUID.randomUUID());
  private final UserId stranger = new UserId(UUID.randomUUID());
  private final IdempotentRequest request = request(caller, "confirm:1", "key-1", FINGERPRINT);

  protected abstract IdempotentAnswers answers();

  protected abstract <T> T inUnitOfWork(Supplier<T> work);

  /** Makes a person known, where the store wants to know them. */
  protected void givenUser(UserId user) {}

  @BeforeEach
  public void callersAreKnown() {
    givenUser(caller);
    givenUser(stranger);
  }

  @Test
  public void aNewRequestHasNoAnswer() {
    assertThat(inUnitOfWork(() -> answers().find(request))).isEmpty();
  }

  @Test
  public void aStoredAnswerComesBackByteForByte() {
    assertThat(store(request, ANSWER)).isTrue();

    assertThat(inUnitOfWork(() -> answers().find(request)))
        .contains(new Stored(FINGERPRINT, ANSWER));
  }

  @Test
  public void theFirstAnswerStaysWhateverIsStoredAfterIt() {
    store(request, ANSWER);

    assertThat(store(request, new Answer(404, "{}"))).isFalse();
    assertThat(store(request(caller, "confirm:1", "key-1", OTHER_FINGERPRINT), ANSWER)).isFalse();
    assertThat(inUnitOfWork(() -> answers().find(request)))
        .contains(new Stored(FINGERPRINT, ANSWER));
  }

  @Test
  public void theSameKeyWithAnotherBodyFindsTheFirstFingerprint() {
    store(request, ANSWER);

    assertThat(
            inUnitOfWork(
                () -> answers().find(request(caller, "confirm:1", "key-1", OTHER_FINGERPRINT))))
        .contains(new Stored(FINGERPRINT, ANSWER));
  }

  @Test
  public void callerScopeAndKeyEachMakeAnotherRequest() {
    store(request, ANSWER);

    for (IdempotentRequest another :
        List.of(
            request(stranger, "confirm:1", "key-1", FINGERPRINT),
            request(caller, "confirm:2", "key-1", FINGERPRINT),
            request(caller, "confirm:1", "key-2", FINGERPRINT),
            request(caller, "confirm:1", "KEY-1", FINGERPRINT))) {
      assertThat(inUnitOfWork(() -> answers().find(another))).as("%s", another).isEmpty();
      assertThat(store(another, new Answer(409, "own"))).as("%s", another).isTrue();
    }
    assertThat(inUnitOfWork(() -> answers().find(request)).orElseThrow().answer())
        .isEqualTo(ANSWER);
  }

  @Test
  public void anAnswerIsFoundInTheUnitOfWorkThatStoresIt() {
    Stored found =
        inUnitOfWork(
            () -> {
              answers().store(request, ANSWER);
              return answers().find(request).orElseThrow();
            });

    assertThat(found.answer()).isEqualTo(ANSWER);
  }

  @Test
  public void longestKeysAndLargeBodiesFit() {
    IdempotentRequest longest = request(caller, "confirm:3", "~".repeat(255), FINGERPRINT);
    Answer large = new Answer(422, "x".repeat(20_000));

    assertThat(store(longest, large)).isTrue();
    assertThat(inUnitOfWork(() -> answers().find(longest)).orElseThrow().answer()).isEqualTo(large);
  }

  @Test
  public void whatIsRolledBackLeavesNoAnswer() {
    assertThatThrownBy(
            () ->
                inUnitOfWork(
                    () -> {
                      answers().store(request, ANSWER);
                      throw new IllegalStateException("the effect failed");
                    }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(inUnitOfWork(() -> answers().find(request))).isEmpty();
    assertThat(store(request, new Answer(404, "{}"))).isTrue();
  }

  @Test
  public void ofManyStoredAtOnceOneWins() {
    List<Boolean> won =
        InTurn.atOnce(
            IntStream.range(0, 8)
                .<Callable<Boolean>>mapToObj(
                    i -> () -> store(request, new Answer(200, "answer " + i)))
                .toList());

    assertThat(won).containsOnlyOnce(true);
    int winner = won.indexOf(true);
    assertThat(inUnitOfWork(() -> answers().find(request)).orElseThrow().answer().body())
        .isEqualTo("answer " + winner);
  }

  @Test
  public void aSecondOneWaitsForTheFirstAndLosesWhereItCommits() {
    CountDownLatch stored = new CountDownLatch(1);
    List<Boolean> won =
        InTurn.atOnce(
            List.of(
                () ->
                    inUnitOfWork(
                        () -> {
                          boolean first = answers().store(request, ANSWER);
                          stored.countDown();
                          return first;
                        }),
                () -> {
                  InTurn.await(stored);
                  return store(request, new Answer(404, "{}"));
                }));

    assertThat(won).containsExactly(true, false);
  }

  @Test
  public void aSecondOneWinsWhereTheFirstRollsBack() {
    CountDownLatch stored = new CountDownLatch(1);
    List<Boolean> won =
        InTurn.atOnce(
            List.of(
                () -> {
                  try {
                    return inUnitOfWork(
                        () -> {
                          answers().store(request, ANSWER);
                          stored.countDown();
                          throw new IllegalStateException("the effect failed");
                        });
                  } catch (IllegalStateException _) {
                    return false;
                  }
                },
                () -> {
                  InTurn.await(stored);
                  return store(request, new Answer(404, "{}"));
                }));

    assertThat(won).containsExactly(false, true);
  }

  private boolean store(IdempotentRequest what, Answer answer) {
    return inUnitOfWork(() -> answers().store(what, answer));
  }

  private static IdempotentRequest request(
      UserId caller, String scope, String key, String fingerprint) {
    return new IdempotentRequest(caller, scope, new IdempotencyKey(key), fingerprint);
  }
}
