package io.ringledger.bouts.xaman;

import static io.ringledger.bouts.domain.BoutFixtures.refusalOf;
import static io.ringledger.bouts.domain.BoutFixtures.successOf;
import static io.ringledger.bouts.xaman.XamanFixtures.asking;
import static io.ringledger.bouts.xaman.XamanFixtures.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.bouts.application.outbound.SigningRequests.Cancellation;
import io.ringledger.bouts.application.outbound.SigningRequests.SigningResult;
import io.ringledger.bouts.domain.BoutFailure;
import io.ringledger.bouts.xaman.XamanHealth.Condition;
import io.ringledger.shared.domain.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is kept from a Xaman in trouble, and what is kept from ours. */
@Timeout(60)
class XamanTroubleTest {

  private static final SigningResult OPEN = SigningResult.open();
  private static final String TROUBLE = "{\"error\":true,\"message\":\"Something went wrong\"}";
  private static final String BAD_PAYLOAD = "{\"error\":{\"reference\":\"x\",\"code\":602}}";

  private final FakeXaman xaman = FakeXaman.start();
  private final List<XamanSigningRequests> clients = new ArrayList<>();

  @AfterEach
  void stop() {
    clients.forEach(XamanSigningRequests::close);
    xaman.close();
  }

  @Test
  void readingAndCancellingAreTriedAgainAndCreatingIsNot() {
    XamanSigningRequests requests = client(calls(2, 1_000, Duration.ofSeconds(1), 8));
    xaman.misbehave(503, TROUBLE);

    refusalOf(requests.result(new UUID(1, 2), OPEN));
    assertThat(xaman.requests()).isEqualTo(3);
    refusalOf(requests.cancel(new UUID(1, 2)));
    assertThat(xaman.requests()).isEqualTo(6);
    refusalOf(requests.find("ref"));
    assertThat(xaman.requests()).isEqualTo(9);
    refusalOf(requests.create(order("ref", "sign")));
    assertThat(xaman.requests()).isEqualTo(10);
  }

  @Test
  void whatXamanMeantToSayIsNotAskedForAgain() {
    XamanSigningRequests requests = client(calls(2, 1_000, Duration.ofSeconds(1), 8));

    assertThat(successOf(requests.find("never"))).isEmpty();
    assertThat(successOf(requests.cancel(new UUID(1, 2)))).isEqualTo(Cancellation.UNKNOWN);
    xaman.misbehave(400, BAD_PAYLOAD);
    refusalOf(requests.result(new UUID(1, 2), OPEN));
    assertThat(xaman.requests()).isEqualTo(3);
  }

  @Test
  void aDrippingAnswerIsNotWaitedForEither() {
    XamanSigningRequests requests = client(XamanFixtures.hasty(Duration.ofMillis(300)));
    xaman.drip();

    assertUnavailable(requests.result(new UUID(1, 2), OPEN), "did not answer within 300 ms");
    xaman.behave();
    assertThat(successOf(requests.find("ref"))).isEmpty();
  }

  @Test
  void whoIsInterruptedStopsWaitingAndStaysInterrupted() {
    XamanSigningRequests requests = client(XamanFixtures.PATIENT);
    xaman.misbehave(200, null);

    Thread.currentThread().interrupt();
    assertUnavailable(requests.create(order("ref", "sign")), "interrupted");
    assertThat(Thread.interrupted()).isTrue();
    assertThat(requests.health().condition()).isEqualTo(Condition.UP);
  }

  @Test
  void aXamanThatKeepsFailingIsLeftAloneForAWhile() {
    XamanSigningRequests requests = client(calls(0, 4, Duration.ofMillis(200), 8));
    xaman.misbehave(500, TROUBLE);
    for (int i = 0; i < 4; i++) {
      assertUnavailable(requests.result(new UUID(1, 2), OPEN), "Xaman answered HTTP 500");
    }
    assertUnavailable(
        requests.create(order("ref", "sign")),
        "not asked for the moment, because too many calls failed; the last one: Xaman answered HTTP"
            + " 500");
    assertThat(xaman.requests()).isEqualTo(4);
    assertThat(requests.health().condition()).isEqualTo(Condition.DEGRADED);

    xaman.behave();
    awaitSuccess(() -> requests.find("ref"));
    assertThat(requests.health().condition()).isEqualTo(Condition.UP);
  }

  @Test
  void whatIsWrongWithOnePayloadSaysNothingAboutXaman() {
    XamanSigningRequests requests = client(calls(0, 4, Duration.ofSeconds(60), 8));
    xaman.misbehave(400, BAD_PAYLOAD);
    for (int i = 0; i < 8; i++) {
      assertUnavailable(requests.create(order("ref", "sign")), "HTTP 400");
    }

    assertThat(xaman.requests()).isEqualTo(8);
    assertThat(requests.health().condition()).isEqualTo(Condition.UP);
  }

  @Test
  void xamanIsDegradedSinceTheFirstOfItsFailures() {
    XamanSigningRequests requests = client(XamanFixtures.PATIENT);
    assertThat(requests.health().condition()).isEqualTo(Condition.UP);
    xaman.misbehave(500, TROUBLE);
    refusalOf(requests.find("ref"));
    Instant since = requests.health().since();
    xaman.misbehave(200, "nonsense");
    refusalOf(requests.find("ref"));

    assertThat(requests.health())
        .isEqualTo(new XamanHealth(Condition.DEGRADED, since, "Xaman's answer is malformed"));
  }

  @Test
  void tooManyRequestsMeanThatXamanIsBusyAndIsLeftAloneUntilItSaysSo() {
    XamanSigningRequests requests = client(XamanFixtures.PATIENT);
    xaman.alwaysSend("Retry-After", "17");
    xaman.misbehave(429, "{\"error\":{\"reference\":\"x\",\"code\":429}}");

    assertBusy(requests.create(order("ref", "sign")), "17 seconds");
    xaman.behave();
    assertBusy(requests.create(order("ref", "sign")), "17 seconds");
    assertThat(xaman.requests()).isEqualTo(1);
    assertThat(successOf(requests.find("ref"))).as("another limit").isEmpty();
  }

  @Test
  void theLastCreationThatXamanAllowsIsTheLastOneAsked() {
    XamanSigningRequests requests = client(XamanFixtures.PATIENT);
    xaman.alwaysSend("X-RateLimit-Limit", "30");
    xaman.alwaysSend("X-RateLimit-Remaining", "0");

    successOf(requests.create(order("one", "sign")));
    assertBusy(requests.create(order("two", "sign")), "2 seconds");
    assertThat(xaman.created()).hasSize(1);
  }

  @Test
  void noMoreCallsAreUnderWayThanThereArePlaces() throws Exception {
    XamanSigningRequests requests = client(calls(0, 1_000, Duration.ofSeconds(1), 1));
    xaman.misbehave(200, null);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Outcome<?>> hanging = threads.submit(() -> requests.result(new UUID(1, 2), OPEN));
      awaitRequests(1);

      assertBusy(requests.result(new UUID(1, 2), OPEN), "1 seconds");
      hanging.cancel(true);
    }
  }

  @Test
  void manyAtOnceAllGetTheirAnswer() throws ExecutionException, InterruptedException {
    XamanSigningRequests requests = client(calls(0, 1_000, Duration.ofSeconds(1), 100));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Outcome<?>>> answers = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        String reference = "ref " + i;
        answers.add(threads.submit(() -> requests.create(order(reference, "sign"))));
      }
      for (Future<Outcome<?>> answer : answers) {
        successOf(answer.get());
      }
    }
    assertThat(xaman.created()).hasSize(40);
  }

  private XamanSigningRequests client(XamanSettings.Calls calls) {
    XamanSigningRequests client = asking(xaman, calls);
    clients.add(client);
    return client;
  }

  private static XamanSettings.Calls calls(
      int repeats, int breakerCalls, Duration breakerDelay, int atOnce) {
    return new XamanSettings.Calls(
        Duration.ofSeconds(10),
        100_000,
        atOnce,
        repeats,
        Duration.ofMillis(1),
        breakerCalls,
        breakerDelay,
        1_000,
        Duration.ZERO);
  }

  /** Ends by the class's timeout if it never comes. */
  private static void awaitSuccess(java.util.function.Supplier<Outcome<?>> call) {
    while (!(call.get() instanceof Outcome.Success<?>)) {
      Thread.onSpinWait();
    }
  }

  private void awaitRequests(int number) {
    while (xaman.requests() < number) {
      Thread.onSpinWait();
    }
  }

  private static void assertUnavailable(Outcome<?> outcome, String reason) {
    assertThat(refusalOf(outcome).code()).isEqualTo(BoutFailure.XAMAN_UNAVAILABLE);
    assertThat(refusalOf(outcome).reason()).contains(reason);
  }

  private static void assertBusy(Outcome<?> outcome, String reason) {
    assertThat(refusalOf(outcome).code()).isEqualTo(BoutFailure.XAMAN_BUSY);
    assertThat(refusalOf(outcome).reason()).endsWith("try again in " + reason);
  }
}
