package io.ringledger.bouts.xaman;

import static io.ringledger.bouts.domain.BoutFixtures.aDraftBout;
import static io.ringledger.bouts.domain.BoutFixtures.successOf;
import static io.ringledger.bouts.xaman.XamanFixtures.asking;
import static io.ringledger.bouts.xaman.XamanFixtures.order;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.bouts.application.contract.SigningRequestsContract;
import io.ringledger.bouts.application.outbound.SigningRequests;
import io.ringledger.bouts.application.outbound.SigningRequests.Mode;
import io.ringledger.bouts.application.outbound.SigningRequests.SigningOrder;
import io.ringledger.bouts.application.outbound.SigningRequests.SigningResult;
import io.ringledger.bouts.application.outbound.UnsignedTransaction.EscrowCreate;
import io.ringledger.bouts.domain.EscrowKind;
import io.ringledger.bouts.domain.EscrowTerms;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** With a wallet that behaves, and one that does not. */
class XamanSigningRequestsTest extends SigningRequestsContract {

  private final FakeXaman xaman = FakeXaman.start();
  private final XamanSigningRequests requests = asking(xaman);

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
    assertThat(sent.path("options").path("multisign").asBoolean(true)).isFalse();
    assertThat(sent.at("/options/return_url/app").asText())
        .isEqualTo("https://ringledger.example/signed/{id}");
    assertThat(sent.at("/options/return_url/web").asText())
        .isEqualTo("https://ringledger.example/signed/{id}");
    assertThat(sent.path("options").path("expire").asInt()).isEqualTo(1440);
    assertThat(sent.path("options").path("signers").path(0).asText())
        .isEqualTo(terms.owner().value());
    assertThat(sent.path("options").path("force_network").asText()).isEqualTo("TESTNET");
    assertThat(sent.path("custom_meta").path("instruction").asText())
        .isEqualTo("Lock bonus purse A");
  }

  @Test
  void theIdentifierIsShortAndTheReferenceIsKeptBesideIt() {
    String reference = UUID.randomUUID() + ":create:1";
    requests.create(order(reference, "one"));
    requests.create(order(reference + "0", "another"));

    assertThat(xaman.created().stream().map(XamanSigningRequestsTest::identifierOf))
        .allMatch(identifier -> identifier.matches("rl-[0-9a-f]{32}"))
        .doesNotHaveDuplicates();
    assertThat(xaman.created().getFirst().at("/custom_meta/blob/reference").asText())
        .isEqualTo(reference);
  }

  @Test
  void aReferenceThatXamanHasAlreadyIsFoundAndNotAskedForTwice() {
    UUID first = successOf(requests.create(order("ref", "sign"))).payload();

    assertThat(successOf(requests.create(order("ref", "sign"))).payload()).isEqualTo(first);
    assertThat(xaman.created()).hasSize(1);
  }

  @Test
  void anInstructionThatXamanWouldRefuseIsShortened() {
    requests.create(order("ref", "x".repeat(281)));

    assertThat(xaman.created().getFirst().path("custom_meta").path("instruction").asText())
        .hasSize(280)
        .endsWith("…");
  }

  private static String identifierOf(JsonNode created) {
    return created.path("custom_meta").path("identifier").asText();
  }
}
