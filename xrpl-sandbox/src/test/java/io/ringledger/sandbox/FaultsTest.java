package io.ringledger.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultsTest {
  private final Wallet alice = Wallet.ed25519("alice");
  private final Wallet bob = Wallet.secp256k1("bob");
  private XrplSandbox sandbox;
  private Client client;

  @BeforeEach
  void start() {
    sandbox = XrplSandbox.start(SandboxConfig.inMemory().startingAt(World.START));
    client = new Client(sandbox);
    client.call("sandbox_fund", "{'account':'" + alice.address() + "'}");
    client.call("sandbox_fund", "{'account':'" + bob.address() + "'}");
  }

  @AfterEach
  void stop() {
    client.close();
    sandbox.close();
  }

  private World.Tx aPayment() {
    return client.tx(alice, "Payment").with("Destination", bob.address()).with("Amount", "5");
  }

  private boolean isValidated(String hash) {
    return client.call("tx", "{'transaction':'" + hash + "'}").path("validated").asBoolean();
  }

  @Test
  void aSlowAnswerComesLate() {
    sandbox.faults().only("ping").times(1).slow(Duration.ofMillis(120));

    long start = System.nanoTime();
    client.call("ping", "{}");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(100));
  }

  @Test
  void aBusyServerSaysSoForAsLongAsItWasTold() {
    sandbox.faults().times(2).tooBusy();

    assertThat(client.call("ping", "{}").path("error").asText()).isEqualTo("tooBusy");
    assertThat(client.call("fee", "{}").path("error_code").asInt()).isEqualTo(9);
    assertThat(client.call("ping", "{}").path("status").asText()).isEqualTo("success");
  }

  @Test
  void aClosedConnectionGivesNoAnswerAndDoesNothing() {
    World.Tx payment = aPayment();
    sandbox.faults().only("submit").closeConnections();

    assertThatThrownBy(() -> client.submit(payment)).isInstanceOf(UncheckedIOException.class);
    sandbox.faults().clear();
    assertThat(client.submit(payment)).isEqualTo("tesSUCCESS");
  }

  @Test
  void aDroppedAnswerHidesThatItWasApplied() {
    World.Tx payment = aPayment();
    sandbox.faults().times(1).dropAnswersAfterApplying();

    assertThatThrownBy(() -> client.submit(payment)).isInstanceOf(UncheckedIOException.class);
    assertThat(client.submit(payment)).isEqualTo("tefALREADY");
  }

  @Test
  void aHeldTransactionStaysUnvalidatedUntilItIsReleased() {
    sandbox.faults().holdUnvalidated();
    String hash = client.submitted(aPayment()).path("tx_json").path("hash").asText();
    sandbox.closeLedger();
    sandbox.closeLedger();
    assertThat(isValidated(hash)).isFalse();

    sandbox.faults().release();
    sandbox.closeLedger();
    assertThat(isValidated(hash)).isTrue();
  }

  @Test
  void aHeldTransactionIsForgottenAfterItsLastLedger() {
    long open = client.call("ledger_current", "{}").path("ledger_current_index").asLong();
    sandbox.faults().holdUnvalidated();
    String hash =
        client
            .submitted(aPayment().with("LastLedgerSequence", open))
            .path("tx_json")
            .path("hash")
            .asText();
    sandbox.closeLedger();

    JsonNode gone =
        client.call(
            "tx",
            "{'transaction':'" + hash + "','min_ledger':" + open + ",'max_ledger':" + open + "}");
    assertThat(gone.path("error").asText()).isEqualTo("txnNotFound");
    assertThat(gone.path("searched_all").asBoolean()).isTrue();
  }

  @Test
  void aLieChangesTheAnswerAndNotTheLedger() {
    String hash = client.submitted(aPayment()).path("tx_json").path("hash").asText();
    sandbox.closeLedger();
    sandbox.faults().times(1).lie(result -> result.put("Amount", "999"));

    assertThat(amount(hash)).isEqualTo("999");
    assertThat(amount(hash)).isEqualTo("5");
  }

  private String amount(String hash) {
    return client.call("tx", "{'transaction':'" + hash + "'}").path("Amount").asText();
  }

  @Test
  void aServerThatIsDownRefusesAndComesBackWithItsLedger() {
    long before = client.call("ledger_closed", "{}").path("ledger_index").asLong();
    sandbox.faults().goDown();
    assertThatThrownBy(() -> client.call("ping", "{}")).isInstanceOf(UncheckedIOException.class);

    sandbox.faults().comeBack();
    assertThat(client.call("ledger_closed", "{}").path("ledger_index").asLong()).isEqualTo(before);
  }

  @Test
  void aRestartClosesConnectionsAndKeepsThePort() {
    int port = sandbox.port();
    try (Client.Socket socket = client.socket()) {
      sandbox.faults().restart();

      assertThat(socket.next().has("closed")).isTrue();
      assertThat(sandbox.port()).isEqualTo(port);
      assertThat(client.call("ping", "{}").path("status").asText()).isEqualTo("success");
    }
  }

  @Test
  void faultsAreAskedForOverTheWireToo() {
    String hash = client.submitted(aPayment()).path("tx_json").path("hash").asText();
    sandbox.closeLedger();
    client.call(
        "sandbox_fault",
        "{'fault':'lie','field':'/meta/TransactionResult','value':'tecNO_DST','times':1}");
    JsonNode lie = client.call("tx", "{'transaction':'" + hash + "'}");
    assertThat(lie.path("meta").path("TransactionResult").asText()).isEqualTo("tecNO_DST");

    client.call("sandbox_fault", "{'fault':'too_busy','commands':['fee']}");
    assertThat(client.call("fee", "{}").path("error").asText()).isEqualTo("tooBusy");
    assertThat(client.call("ping", "{}").path("status").asText()).isEqualTo("success");
    client.call("sandbox_fault", "{'fault':'clear'}");
    assertThat(client.call("fee", "{}").path("status").asText()).isEqualTo("success");

    client.call("sandbox_fault", "{'fault':'hold'}");
    String held = client.submitted(aPayment()).path("tx_json").path("hash").asText();
    client.call("ledger_accept", "{}");
    assertThat(isValidated(held)).isFalse();
    client.call("sandbox_fault", "{'fault':'release'}");
    client.call("ledger_accept", "{}");
    assertThat(isValidated(held)).isTrue();
    assertThat(client.call("sandbox_fault", "{'fault':'nonsense'}").path("error").asText())
        .isEqualTo("invalidParams");
    assertThat(client.call("sandbox_fault", "{'fault':'slow'}").path("error").asText())
        .isEqualTo("invalidParams");
  }
}
