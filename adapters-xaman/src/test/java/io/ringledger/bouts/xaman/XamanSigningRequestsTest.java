package io.ringledger.bouts.xaman;

import static io.ringledger.bouts.domain.BoutFixtures.aDraftBout;
import static io.ringledger.bouts.domain.BoutFixtures.refusalOf;
import static io.ringledger.bouts.domain.BoutFixtures.successOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.bouts.application.contract.SigningRequestsContract;
import io.ringledger.bouts.application.outbound.SigningRequests;
import io.ringledger.bouts.application.outbound.SigningRequests.Mode;
import io.ringledger.bouts.application.outbound.SigningRequests.SigningOrder;
import io.ringledger.bouts.application.outbound.SigningRequests.SigningResult;
import io.ringledger.bouts.application.outbound.SigningRequests.SigningStatus;
import io.ringledger.bouts.application.outbound.UnsignedTransaction.EscrowCreate;
import io.ringledger.bouts.domain.BoutFailure;
import io.ringledger.bouts.domain.EscrowKind;
import io.ringledger.bouts.domain.EscrowTerms;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.TransactionHash;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** With a wallet that behaves, and one that does not. */
class XamanSigningRequestsTest extends SigningRequestsContract {

  private static final TransactionHash HASH = new TransactionHash("AB".repeat(32));
  private static final SigningResult OPEN = new SigningResult(SigningStatus.OPEN, Optional.empty());

  private final FakeXaman xaman = FakeXaman.start();
  private final XamanSigningRequests requests =
      new XamanSigningRequests(settings(FakeXaman.SECRET));

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
    ObjectNode known = xaman.payload(payload);
    ObjectNode meta = known.withObjectProperty("meta");
    switch (result.status()) {
      case SIGNED -> meta.put("resolved", true).put("signed", true);
      case DECLINED -> meta.put("resolved", true);
      case CANCELLED -> meta.put("cancelled", true);
      case EXPIRED -> meta.put("expired", true);
      case OPEN -> meta.put("app_opened", true);
      case UNKNOWN -> meta.put("exists", false);
    }
    result
        .transaction()
        .ifPresent(hash -> known.withObjectProperty("response").put("txid", hash.value()));
  }

  @Override
  protected boolean goesDown() {
    xaman.close();
    return true;
  }

  @Test
  void thePromotersOwnWalletMustSignAndSubmitWithinADay() {
    EscrowTerms terms = aDraftBout().escrow(EscrowKind.BONUS_A).terms();
    requests.create(new SigningOrder("ref", new EscrowCreate(terms), "Lock bonus purse A"));

    JsonNode sent = xaman.created().getFirst();
    assertThat(sent.path("txjson").path("TransactionType").asText()).isEqualTo("EscrowCreate");
    assertThat(sent.path("txjson").path("Amount").isTextual()).isTrue();
    assertThat(sent.path("txjson").path("FinishAfter").isIntegralNumber()).isTrue();
    assertThat(sent.path("txjson").path("Condition").asText()).hasSize(78);
    assertThat(sent.path("options").path("submit").asBoolean()).isTrue();
    assertThat(sent.path("options").path("expire").asInt()).isEqualTo(1440);
    assertThat(sent.path("options").path("signers").path(0).asText())
        .isEqualTo(terms.owner().value());
    assertThat(sent.path("options").path("force_network").asText()).isEqualTo("TESTNET");
    assertThat(sent.path("custom_meta").path("instruction").asText())
        .isEqualTo("Lock bonus purse A");
  }

  @Test
  void theIdentifierIsShortAndTheSameForTheSameReference() {
    String reference = UUID.randomUUID() + ":create";
    requests.create(order(reference, "once"));
    requests.create(order(reference, "twice"));
    requests.create(order(reference + "r", "another"));

    assertThat(xaman.created().stream().map(XamanSigningRequestsTest::identifierOf))
        .allMatch(identifier -> identifier.matches("rl-[0-9a-f]{32}"))
        .satisfiesExactly(
            first -> assertThat(first).isNotEmpty(),
            second -> assertThat(second).isEqualTo(identifierOf(xaman.created().getFirst())),
            third -> assertThat(third).isNotEqualTo(identifierOf(xaman.created().getFirst())));
  }

  @Test
  void anInstructionThatXamanWouldRefuseIsShortened() {
    requests.create(order("ref", "x".repeat(281)));

    assertThat(xaman.created().getFirst().path("custom_meta").path("instruction").asText())
        .hasSize(280)
        .endsWith("…");
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
    happens(payload, new SigningResult(SigningStatus.SIGNED, Optional.of(HASH)));

    assertThat(successOf(requests.result(payload, OPEN)).transaction()).contains(HASH);
  }

  @Test
  void aSignedPayloadWithoutATransactionIsStillSigned() {
    UUID payload = payload();
    happens(payload, new SigningResult(SigningStatus.SIGNED, Optional.empty()));

    SigningResult result = successOf(requests.result(payload, OPEN));
    assertThat(result.status()).isEqualTo(SigningStatus.SIGNED);
    assertThat(result.transaction()).isEmpty();
    assertThat(result.blob()).isEmpty();
  }

  @Test
  void aPayloadXamanDoesNotKnowIsUnknown() {
    SigningResult unknown = new SigningResult(SigningStatus.UNKNOWN, Optional.empty());
    UUID forgotten = payload();
    happens(forgotten, unknown);

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
    happens(payload, new SigningResult(SigningStatus.SIGNED, Optional.empty()));
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
  @ValueSource(ints = {301, 400, 429, 500, 502, 503})
  void anHttpErrorIsAFailureOfXaman(int status) {
    UUID payload = payload();
    xaman.misbehave(status, "{\"error\":true,\"message\":\"secret " + FakeXaman.SECRET + "\"}");

    assertUnavailable(requests.create(order("ref", "sign")), "Xaman");
    assertUnavailable(requests.result(payload, OPEN), "Xaman");
    xaman.behave();
    assertThat(successOf(requests.result(payload, OPEN))).isEqualTo(OPEN);
  }

  @Test
  void anErrorWithStatus200IsAFailureOfXaman() {
    xaman.misbehave(200, "{\"error\":{\"reference\":\"x\",\"code\":602}}");

    assertUnavailable(requests.create(order("ref", "sign")), "Xaman answered with an error");
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

    try (XamanSigningRequests hasty =
        new XamanSigningRequests(settings(FakeXaman.SECRET, Duration.ofMillis(200)))) {
      assertUnavailable(hasty.create(order("ref", "sign")), "did not answer within 200 ms");
    }
  }

  @Test
  void wrongCredentialsAreSaidSoWithoutShowingThem() {
    try (XamanSigningRequests stranger = new XamanSigningRequests(settings("another-secret"))) {
      assertUnavailable(stranger.create(order("ref", "sign")), "Xaman refused our credentials");
    }
    assertThat(settings("another-secret").toString())
        .doesNotContain("another-secret")
        .doesNotContain(FakeXaman.KEY);
  }

  @Test
  void settingsThatCouldNotWorkAreRefusedAtTheStart() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> XamanSettings.of(XamanSettings.PLATFORM, "", "secret"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> XamanSettings.of(XamanSettings.PLATFORM, "key", " "));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> XamanSettings.of(URI.create("xumm.app"), "key", "secret"));
  }

  private UUID payload() {
    return successOf(requests.create(order("ref", "sign"))).payload();
  }

  private XamanSettings settings(String secret) {
    return settings(secret, Duration.ofSeconds(10));
  }

  private XamanSettings settings(String secret, Duration timeout) {
    return new XamanSettings(
        xaman.baseUrl(), FakeXaman.KEY, secret, timeout, 1440, Optional.of("TESTNET"), 100_000);
  }

  private static SigningOrder order(String reference, String instruction) {
    return new SigningOrder(
        reference, new EscrowCreate(aDraftBout().escrow(EscrowKind.SHOW_A).terms()), instruction);
  }

  private static String identifierOf(JsonNode created) {
    return created.path("custom_meta").path("identifier").asText();
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
