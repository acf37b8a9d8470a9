package io.ringledger.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebSocketTest {
  private final Wallet alice = Wallet.ed25519("alice");
  private XrplSandbox sandbox;
  private Client client;
  private Client.Socket socket;

  @BeforeEach
  void start() {
    sandbox = XrplSandbox.start(SandboxConfig.inMemory().startingAt(World.START));
    client = new Client(sandbox);
    socket = client.socket();
  }

  @AfterEach
  void stop() {
    socket.close();
    client.close();
    sandbox.close();
  }

  @Test
  void anAnswerCarriesTheIdOfItsQuestion() {
    JsonNode answer = socket.ask("{'id':7,'command':'ping'}");

    assertThat(answer.path("id").asInt()).isEqualTo(7);
    assertThat(answer.path("status").asText()).isEqualTo("success");
    assertThat(answer.path("type").asText()).isEqualTo("response");
    assertThat(answer.path("result").isObject()).isTrue();
  }

  @Test
  void anErrorIsOnTheTopLevel() {
    JsonNode answer =
        socket.ask("{'id':'x','command':'tx','transaction':'" + "AB".repeat(32) + "'}");

    assertThat(answer.path("id").asText()).isEqualTo("x");
    assertThat(answer.path("status").asText()).isEqualTo("error");
    assertThat(answer.path("error").asText()).isEqualTo("txnNotFound");
    assertThat(answer.path("error_code").asInt()).isEqualTo(29);
    assertThat(answer.path("request").path("command").asText()).isEqualTo("tx");
    assertThat(socket.ask("{'id':1}").path("error").asText()).isEqualTo("missingCommand");
    assertThat(socket.ask("nonsense").path("error").asText()).isEqualTo("jsonInvalid");
    assertThat(socket.ask("{'command':'nonsense'}").path("error").asText()).isEqualTo("unknownCmd");
  }

  @Test
  void subscribersHearOfLedgersAndTransactionsInTheirVersionOfTheApi() {
    JsonNode subscribed =
        socket.ask(
            "{'id':1,'command':'subscribe','streams':['ledger','transactions'],'api_version':2}");
    assertThat(subscribed.path("result").path("ledger_index").asLong()).isEqualTo(2);
    assertThat(subscribed.path("api_version").asInt()).isEqualTo(2);

    client.call("sandbox_fund", "{'account':'" + alice.address() + "'}");

    JsonNode ledger = socket.next();
    assertThat(ledger.path("type").asText()).isEqualTo("ledgerClosed");
    assertThat(ledger.path("ledger_index").asLong()).isEqualTo(3);
    assertThat(ledger.path("txn_count").asInt()).isEqualTo(1);
    JsonNode transaction = socket.next();
    assertThat(transaction.path("type").asText()).isEqualTo("transaction");
    assertThat(transaction.path("engine_result").asText()).isEqualTo("tesSUCCESS");
    assertThat(transaction.path("tx_json").path("Destination").asText()).isEqualTo(alice.address());
    assertThat(transaction.path("hash").isTextual()).isTrue();
    assertThat(transaction.path("validated").asBoolean()).isTrue();

    assertThat(
            socket
                .ask("{'id':2,'command':'unsubscribe','streams':['ledger','transactions']}")
                .path("status")
                .asText())
        .isEqualTo("success");
    client.call("ledger_accept", "{}");
    assertThat(socket.ask("{'id':3,'command':'ping'}").path("id").asInt()).isEqualTo(3);
  }

  @Test
  void subscribersOfAnAccountHearOnlyOfIt() {
    socket.ask("{'id':1,'command':'subscribe','accounts':['" + alice.address() + "']}");
    client.call("sandbox_fund", "{'account':'" + Wallet.ed25519("else").address() + "'}");
    client.call("sandbox_fund", "{'account':'" + alice.address() + "'}");

    JsonNode heard = socket.next();
    assertThat(heard.path("transaction").path("Destination").asText()).isEqualTo(alice.address());
    assertThat(heard.path("transaction").path("hash").isTextual()).isTrue();
  }

  @Test
  void whatCannotBeSubscribedToIsSaid() {
    assertThat(socket.ask("{'command':'subscribe','streams':['nonsense']}").path("error").asText())
        .isEqualTo("malformedStream");
    assertThat(socket.ask("{'command':'subscribe','accounts':['nonsense']}").path("error").asText())
        .isEqualTo("actMalformed");
    assertThat(socket.ask("{'command':'subscribe','streams':'ledger'}").path("error").asText())
        .isEqualTo("invalidParams");
    assertThat(client.call("subscribe", "{'streams':['ledger']}").path("error").asText())
        .isEqualTo("unknownCmd");
  }
}
