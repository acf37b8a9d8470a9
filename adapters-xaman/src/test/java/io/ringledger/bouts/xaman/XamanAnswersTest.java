package io.ringledger.bouts.xaman;

import static io.ringledger.bouts.domain.BoutFixtures.refusalOf;
import static io.ringledger.bouts.domain.BoutFixtures.successOf;
import static io.ringledger.bouts.xaman.XamanFixtures.asking;
import static io.ringledger.bouts.xaman.XamanFixtures.hasty;
import static io.ringledger.bouts.xaman.XamanFixtures.order;
import static io.ringledger.bouts.xaman.XamanFixtures.settings;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.bouts.application.outbound.SignedBlob;
import io.ringledger.bouts.application.outbound.SigningRequests.Cancellation;
import io.ringledger.bouts.application.outbound.SigningRequests.SigningResult;
import io.ringledger.bouts.application.outbound.SigningRequests.SigningStatus;
import io.ringledger.bouts.domain.BoutFailure;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.TransactionHash;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Xaman's answers mean, and those that mean nothing. */
class XamanAnswersTest {

  private static final TransactionHash HASH = new TransactionHash("AB".repeat(32));
  private static final String STRANGE = "99999999-7777-8888-9999-000000000000";
  private static final SigningResult OPEN = new SigningResult(SigningStatus.OPEN, Optional.empty());

  private final FakeXaman xaman = FakeXaman.start();
  private final XamanSigningRequests requests = asking(xaman);

  @AfterEach
  void stop() {
    requests.close();
    xaman.close();
  }

  @ParameterizedTest
  @CsvSource({
    "false,false,false,false,OPEN",
    "false,false,false,true,EXPIRED",
    "false,false,true,false,DECLINED",
    "false,false,true,true,DECLINED",
    "false,true,false,false,CANCELLED",
    "false,true,true,true,CANCELLED",
    "true,false,true,false,SIGNED",
    "true,false,true,true,SIGNED",
    "true,true,true,true,SIGNED"
  })
  void aSignatureBeatsACancellationBeatsARejectionBeatsAnExpiry(
      boolean signed, boolean cancelled, boolean resolved, boolean expired, SigningStatus status) {
    UUID payload = payload();
    xaman
        .payload(payload)
        .withObjectProperty("meta")
        .put("signed", signed)
        .put("cancelled", cancelled)
        .put("resolved", resolved)
        .put("expired", expired);

    assertThat(successOf(requests.result(payload, OPEN)).status()).isEqualTo(status);
  }

  @Test
  void aSignedPayloadNamesItsTransaction() {
    UUID payload = payload();
    sign(payload, Optional.of(HASH));

    assertThat(successOf(requests.result(payload, OPEN)).transaction()).contains(HASH);
  }

  @Test
  void aSignedPayloadWithoutATransactionIsStillSigned() {
    UUID payload = payload();
    sign(payload, Optional.empty());

    SigningResult result = successOf(requests.result(payload, OPEN));
    assertThat(result.status()).isEqualTo(SigningStatus.SIGNED);
    assertThat(result.transaction()).isEmpty();
    assertThat(result.blob()).isEmpty();
  }

  @Test
  void aPayloadXamanDoesNotKnowIsUnknown() {
    SigningResult unknown = new SigningResult(SigningStatus.UNKNOWN, Optional.empty());
    UUID forgotten = payload();
    xaman.payload(forgotten).withObjectProperty("meta").put("exists", false);

    assertThat(successOf(requests.result(new UUID(1, 2), OPEN))).isEqualTo(unknown);
    assertThat(successOf(requests.result(forgotten, OPEN))).isEqualTo(unknown);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>", "[]", "null", "{", "{} x", "{\"uuid\":1,\"uuid\":2}"})
  void anAnswerThatIsNoneIsAFailureOfXaman(String body) {
    UUID payload = payload();
    xaman.misbehave(200, body);

    assertUnavailable(requests.create(order("ref", "sign")), "Xaman");
    assertUnavailable(requests.result(payload, OPEN), "Xaman");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"uuid\":5,\"meta\":{\"exists\":\"yes\"}}",
        "{\"uuid\":\"1-2-3-4-5\",\"meta\":{\"exists\":true,\"uuid\":\"1-2-3-4-5\"}}",
        "{\"uuid\":\"x\",\"meta\":{\"exists\":true}}"
      })
  void anAnswerWithoutWhatMattersIsAFailureOfXaman(String body) {
    UUID payload = payload();
    xaman.misbehave(200, body);

    assertUnavailable(requests.create(order("ref", "sign")), "malformed");
    assertUnavailable(requests.result(payload, OPEN), "malformed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"AB", "not a hash at all", "5"})
  void aTransactionThatCannotBeOneIsAFailureOfXaman(String txid) {
    UUID payload = payload();
    sign(payload, Optional.empty());
    xaman.payload(payload).withObjectProperty("response").put("txid", txid);

    assertUnavailable(requests.result(payload, OPEN), "malformed");
  }

  @Test
  void anAnswerAboutAnotherPayloadIsAFailureOfXaman() {
    UUID payload = payload();
    xaman.payload(payload).withObjectProperty("meta").put("uuid", new UUID(1, 2).toString());

    assertUnavailable(requests.result(payload, OPEN), "another signing request");
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 301, 302, 400, 404, 418, 500, 502, 503})
  void anHttpErrorIsAFailureOfXaman(int status) {
    UUID payload = payload();
    xaman.misbehave(status, "{\"error\":true,\"message\":\"secret " + FakeXaman.SECRET + "\"}");

    assertUnavailable(requests.create(order("ref", "sign")), "Xaman");
    assertUnavailable(requests.result(payload, OPEN), "Xaman");
    xaman.behave();
    assertThat(successOf(requests.result(payload, OPEN)).status()).isEqualTo(SigningStatus.OPEN);
  }

  @Test
  void anErrorWithStatus200IsAFailureOfXaman() {
    xaman.misbehave(200, "{\"error\":{\"reference\":\"x\",\"code\":602}}");

    assertUnavailable(
        requests.create(order("ref", "sign")), "Xaman answered with an error (its error 602)");
  }

  @Test
  void whatXamanRefusesIsSaidWithItsOwnCode() {
    xaman.misbehave(400, "{\"error\":{\"reference\":\"x\",\"code\":602}}");

    assertUnavailable(requests.create(order("ref", "sign")), "HTTP 400 (its error 602)");
  }

  @Test
  void onlyXamansOwnWordForItMeansThatThereIsNoSuchPayload() {
    UUID payload = payload();
    xaman.misbehave(
        404, "{\"error\":true,\"message\":\"Endpoint unknown\",\"reference\":\"\",\"code\":404}");

    assertUnavailable(requests.result(payload, OPEN), "HTTP 404 (its error 404)");
    assertUnavailable(requests.find("ref"), "HTTP 404");
    assertUnavailable(requests.cancel(payload), "HTTP 404");
    xaman.misbehave(404, "{\"error\":{\"reference\":\"x\",\"code\":404}}");
    assertThat(successOf(requests.find("ref"))).isEmpty();
    assertThat(successOf(requests.cancel(payload))).isEqualTo(Cancellation.UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource({
    "OK,true,CANCELLED",
    "ALREADY_CANCELLED,true,CANCELLED",
    "ALREADY_CANCELLED,false,CANCELLED",
    "ALREADY_RESOLVED,false,RESOLVED",
    "ALREADY_OPENED,false,OPENED",
    "ALREADY_EXPIRED,false,EXPIRED"
  })
  void eachReasonOfACancellationHasItsMeaning(
      String reason, boolean cancelled, Cancellation meaning) {
    xaman.misbehave(
        200, "{\"result\":{\"cancelled\":%s,\"reason\":\"%s\"}}".formatted(cancelled, reason));

    assertThat(successOf(requests.cancel(new UUID(1, 2)))).isEqualTo(meaning);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"result\":{}}",
        "{\"result\":{\"cancelled\":false,\"reason\":\"OK\"}}",
        "{\"result\":{\"cancelled\":true,\"reason\":\"BECAUSE\"}}",
        "{\"result\":{\"cancelled\":true,\"reason\":null}}",
        "{\"result\":{\"cancelled\":\"true\",\"reason\":\"OK\"}}"
      })
  void aCancellationOfUnknownOutcomeIsAFailureOfXaman(String body) {
    xaman.misbehave(200, body);

    assertUnavailable(requests.cancel(new UUID(1, 2)), "malformed");
  }

  @Test
  void aSignedPayloadHandsOutWhatWasSigned() {
    UUID payload = payload();
    sign(payload, Optional.of(HASH));
    xaman.payload(payload).withObjectProperty("response").put("hex", "120001abcd");

    assertThat(successOf(requests.result(payload, OPEN)).blob())
        .contains(new SignedBlob("120001ABCD"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ABC", "not hex", "5"})
  void aBlobThatCannotBeOneIsAFailureOfXaman(String hex) {
    UUID payload = payload();
    sign(payload, Optional.of(HASH));
    xaman.payload(payload).withObjectProperty("response").put("hex", hex);

    assertUnavailable(requests.result(payload, OPEN), "malformed");
  }

  @Test
  void aBlobThatIsTooLongIsAFailureOfXaman() {
    UUID payload = payload();
    sign(payload, Optional.of(HASH));
    xaman
        .payload(payload)
        .withObjectProperty("response")
        .put("hex", "AB".repeat(SignedBlob.MAX_BYTES + 1));

    assertUnavailable(requests.result(payload, OPEN), "malformed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"app_opened", "opened_by_deeplink", "resolved", "signed"})
  void anySignOfItMeansThatAPersonHasOpenedIt(String mark) {
    UUID payload = payload();
    assertThat(successOf(requests.result(payload, OPEN)).opened()).isFalse();
    xaman.payload(payload).withObjectProperty("meta").put(mark, true);

    assertThat(successOf(requests.result(payload, OPEN)).opened()).isTrue();
  }

  @Test
  void itIsSaidWhenARequestExpires() {
    UUID payload = payload();
    assertThat(successOf(requests.result(payload, OPEN)).expiresAt()).isEmpty();
    ObjectNode times = xaman.payload(payload).putObject("payload");

    times.put("expires_at", "2026-06-01T20:00:00Z");
    assertThat(successOf(requests.result(payload, OPEN)).expiresAt())
        .contains(Instant.parse("2026-06-01T20:00:00Z"));
    times.put("expires_at", "tomorrow");
    assertUnavailable(requests.result(payload, OPEN), "malformed");
  }

  @Test
  void aRequestOfAnotherNameIsAFailureOfXaman() {
    UUID payload = payload();
    xaman
        .payload(payload)
        .withObjectProperty("custom_meta")
        .put("identifier", XamanSigningRequests.identifier("ref"));
    assertThat(successOf(requests.find("ref"))).isPresent();
    xaman.misbehave(
        200,
        xaman
            .payload(payload)
            .toString()
            .replace(XamanSigningRequests.identifier("ref"), "rl-other"));

    assertUnavailable(requests.find("ref"), "another signing request");
  }

  @Test
  void creatingWhereThereIsNoSuchRouteIsAFailureOfXaman() {
    xaman.misbehave(404, "");

    assertUnavailable(requests.create(order("ref", "sign")), "HTTP 404");
  }

  @Test
  void aHugeAnswerIsNotRead() {
    xaman.misbehave(200, "{\"uuid\":\"" + "x".repeat(200_000) + "\"}");

    assertUnavailable(requests.create(order("ref", "sign")), "too long");
  }

  @Test
  void aSilentXamanIsNotWaitedFor() {
    xaman.misbehave(200, null);

    try (XamanSigningRequests hasty = asking(xaman, hasty(Duration.ofMillis(200)))) {
      assertUnavailable(hasty.create(order("ref", "sign")), "did not answer within 200 ms");
    }
  }

  @Test
  void wrongCredentialsAreSaidSoWithoutShowingThem() {
    XamanSettings settings = settings(xaman, STRANGE, XamanFixtures.PATIENT);
    try (XamanSigningRequests stranger =
        new XamanSigningRequests(settings, InstantSource.system())) {
      assertUnavailable(
          stranger.create(order("ref", "sign")), "Xaman refused our credentials (its error 813)");
    }
    assertThat(settings.toString()).doesNotContain(STRANGE).doesNotContain(FakeXaman.KEY);
  }

  private UUID payload() {
    return successOf(requests.create(order("ref", "sign"))).payload();
  }

  private void sign(UUID payload, Optional<TransactionHash> hash) {
    ObjectNode known = xaman.payload(payload);
    known.withObjectProperty("meta").put("resolved", true).put("signed", true);
    hash.ifPresent(id -> known.withObjectProperty("response").put("txid", id.value()));
  }

  private static void assertUnavailable(Outcome<?> outcome, String reason) {
    Outcome.Rejected<?> refusal = refusalOf(outcome);
    assertThat(refusal.code()).isEqualTo(BoutFailure.XAMAN_UNAVAILABLE);
    assertThat(refusal.reason())
        .contains(reason)
        .doesNotContain(FakeXaman.SECRET)
        .doesNotContain(FakeXaman.KEY);
  }
}
