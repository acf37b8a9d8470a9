package io.ringledger.bouts.xaman;

import static io.ringledger.bouts.domain.BoutFixtures.refusalOf;
import static io.ringledger.bouts.domain.BoutFixtures.successOf;
import static io.ringledger.bouts.xaman.XamanFixtures.order;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.bouts.application.contract.SigningRequestsContract;
import io.ringledger.bouts.application.outbound.SigningRequests;
import io.ringledger.bouts.application.outbound.SigningRequests.Cancellation;
import io.ringledger.bouts.application.outbound.SigningRequests.Mode;
import io.ringledger.bouts.application.outbound.SigningRequests.SigningResult;
import io.ringledger.bouts.application.outbound.SigningRequests.SigningStatus;
import io.ringledger.bouts.domain.BoutFailure;
import io.ringledger.xamansandbox.XamanSandbox;
import io.ringledger.xamansandbox.XamanSandboxConfig;
import io.ringledger.xamansandbox.platform.CancelReason;
import io.ringledger.xamansandbox.server.Operation;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Against a stand-in that was written from Xaman's documents, and not from our client. */
@Timeout(60)
class XamanSandboxTest extends SigningRequestsContract {

  private static final SigningResult OPEN = SigningResult.open();

  private final XamanSandbox xaman = XamanSandbox.start(XamanSandboxConfig.inMemory());
  private final XamanSigningRequests requests = asking(XamanFixtures.PATIENT);

  private XamanSigningRequests asking(XamanSettings.Calls calls) {
    return new XamanSigningRequests(
        new XamanSettings(
            xaman.baseUrl(),
            xaman.apiKey(),
            xaman.apiSecret(),
            new XamanSettings.Requests(60, Optional.of("TESTNET"), Optional.empty()),
            calls),
        InstantSource.system());
  }

  @AfterEach
  void stop() {
    requests.close();
    xaman.close();
  }

  @Override
  protected SigningRequests requests() {
    return requests;
  }

  @Override
  protected Mode mode() {
    return Mode.API;
  }

  @Override
  protected void happens(UUID payload, SigningResult result) {
    switch (result.status()) {
      case OPEN -> xaman.wallet().open(payload);
      case DECLINED -> xaman.wallet().decline(payload);
      case EXPIRED -> xaman.advanceTime(Duration.ofMinutes(61));
      case UNKNOWN -> xaman.faults().hide(payload);
      case CANCELLED -> requests.cancel(payload);
      case SIGNED -> {
        xaman.wallet().open(payload);
        xaman.faults().answerCancellations(CancelReason.ALREADY_RESOLVED);
        xaman.faults().only(Operation.GET).lie(truth -> signed(truth, result));
      }
    }
  }

  /** Without a ledger the wallet has nothing to sign; what it would be read as is said instead. */
  private static ObjectNode signed(ObjectNode answer, SigningResult result) {
    answer.withObjectProperty("meta").put("resolved", true).put("signed", true);
    answer
        .withObjectProperty("response")
        .put("txid", result.transaction().orElseThrow().value())
        .put("hex", "12000122");
    return answer;
  }

  @Override
  protected boolean goesDown() {
    xaman.faults().goDown();
    return true;
  }

  @Test
  void aRequestWhoseAnswerWasLostIsFoundByItsReference() {
    xaman.faults().only(Operation.CREATE).times(1).dropAnswersAfterApplying();

    assertThat(refusalOf(requests.create(order("ref", "sign"))).code())
        .isEqualTo(BoutFailure.XAMAN_UNAVAILABLE);
    UUID made = xaman.payloads().getFirst();
    assertThat(successOf(requests.find("ref"))).contains(requests.links(made));
    assertThat(successOf(requests.create(order("ref", "sign")))).isEqualTo(requests.links(made));
    assertThat(xaman.payloads()).hasSize(1);
  }

  @Test
  void aHiddenPayloadIsUnknownUntilItIsSeenAgain() {
    UUID payload = create("ref");
    xaman.faults().hide(payload);
    assertThat(successOf(requests.result(payload, OPEN)).status()).isEqualTo(SigningStatus.UNKNOWN);
    assertThat(successOf(requests.cancel(payload))).isEqualTo(Cancellation.UNKNOWN);
    assertThat(successOf(requests.find("ref"))).isEmpty();

    xaman.faults().show(payload);
    assertThat(successOf(requests.result(payload, OPEN)).status()).isEqualTo(SigningStatus.OPEN);
  }

  @Test
  void whatIsOpenedInTimeCanStillBeDeclinedAfterItExpired() {
    UUID payload = create("ref");
    xaman.wallet().open(payload);
    xaman.advanceTime(Duration.ofMinutes(61));
    SigningResult expired = successOf(requests.result(payload, OPEN));
    assertThat(expired.status()).isEqualTo(SigningStatus.EXPIRED);
    assertThat(expired.opened()).isTrue();
    assertThat(successOf(requests.cancel(payload))).isEqualTo(Cancellation.OPENED);

    xaman.wallet().decline(payload);
    assertThat(successOf(requests.result(payload, OPEN)).status())
        .isEqualTo(SigningStatus.DECLINED);
  }

  @Test
  void whatExpiredUnopenedCannotBeTakenBackAndSaysWhenItEnded() {
    UUID payload = create("ref");
    SigningResult before = successOf(requests.result(payload, OPEN));
    xaman.advanceTime(Duration.ofMinutes(61));

    assertThat(successOf(requests.cancel(payload))).isEqualTo(Cancellation.EXPIRED);
    SigningResult after = successOf(requests.result(payload, OPEN));
    assertThat(after.opened()).isFalse();
    assertThat(after.expiresAt()).isPresent().isEqualTo(before.expiresAt());
    assertThat(after.expiresAt().orElseThrow()).isBefore(xaman.now());
  }

  @Test
  void aSlowXamanIsNotWaitedFor() {
    UUID payload = create("ref");
    xaman.faults().slow(Duration.ofSeconds(30));

    try (XamanSigningRequests hasty = asking(XamanFixtures.hasty(Duration.ofMillis(200)))) {
      assertThat(refusalOf(hasty.result(payload, OPEN)).reason())
          .isEqualTo("Xaman did not answer within 200 ms");
    }
  }

  @Test
  void everyKindOfTroubleIsSaidToBeXamans() {
    UUID payload = create("ref");
    xaman.faults().malformedJson();
    assertTrouble(payload);
    xaman.faults().wrongContent();
    assertTrouble(payload);
    xaman.faults().oversized(1_000_000);
    assertTrouble(payload);
    xaman.faults().closeConnections();
    assertTrouble(payload);
    xaman.faults().fail(500);
    assertTrouble(payload);
    assertThat(successOf(requests.result(payload, OPEN)).status()).isEqualTo(SigningStatus.OPEN);
  }

  @Test
  void theThirtyFirstCreationOfAMinuteIsBusy() {
    for (int i = 0; i < 30; i++) {
      create("ref " + i);
    }
    assertThat(refusalOf(requests.create(order("one too many", "sign"))).code())
        .isEqualTo(BoutFailure.XAMAN_BUSY);
    assertThat(xaman.payloads()).hasSize(30);
  }

  private void assertTrouble(UUID payload) {
    assertThat(refusalOf(requests.result(payload, OPEN)).code())
        .isEqualTo(BoutFailure.XAMAN_UNAVAILABLE);
    xaman.faults().clear();
  }

  private UUID create(String reference) {
    return successOf(requests.create(order(reference, "sign"))).payload();
  }
}
