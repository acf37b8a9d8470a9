package io.ringledger.bouts.xaman;

import static io.ringledger.bouts.domain.BoutFixtures.aDraftBout;
import static io.ringledger.bouts.domain.BoutFixtures.successOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.bouts.application.contract.SigningRequestsContract;
import io.ringledger.bouts.application.outbound.SigningRequests;
import io.ringledger.bouts.application.outbound.SigningRequests.Mode;
import io.ringledger.bouts.application.outbound.SigningRequests.SigningOrder;
import io.ringledger.bouts.application.outbound.SigningRequests.SigningResult;
import io.ringledger.bouts.application.outbound.UnsignedTransaction.EscrowCreate;
import io.ringledger.bouts.domain.EscrowKind;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Without a wallet. */
class StubSigningRequestsTest extends SigningRequestsContract {

  @Override
  protected SigningRequests requests() {
    return new StubSigningRequests();
  }

  @Override
  protected Mode mode() {
    return Mode.STUB;
  }

  @Override
  protected void happens(UUID payload, SigningResult result) {
    // There is no wallet in which anything could happen.
  }

  @Override
  protected boolean goesDown() {
    return false;
  }

  @Test
  void theSameReferenceHasTheSamePayloadAndAnotherHasAnother() {
    assertThat(payloadOf("a:create")).isEqualTo(payloadOf("a:create"));
    assertThat(payloadOf("a:create")).isNotEqualTo(payloadOf("a:finish"));
    assertThat(payloadOf("a:create"))
        .as("never changes, also not with a new release")
        .hasToString("ca6c1eec-cc15-5186-a339-a2188213348c");
  }

  @Test
  void payloadIdsAreNameBasedAsTheStandardHasThem() {
    // The example of RFC 9562, appendix A.4: the DNS namespace and www.example.com.
    assertThat(
            Payloads.version5(
                UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8"), "www.example.com"))
        .hasToString("2ed6657d-e927-568b-95e1-2665a8aea6a2");
    assertThat(payloadOf("a:create").version()).isEqualTo(5);
    assertThat(payloadOf("a:create").variant()).isEqualTo(2);
  }

  private static UUID payloadOf(String reference) {
    SigningOrder order =
        new SigningOrder(
            reference,
            new EscrowCreate(aDraftBout().escrow(EscrowKind.SHOW_A).terms()),
            "Lock show purse A");
    return successOf(new StubSigningRequests().create(order)).payload();
  }
}
