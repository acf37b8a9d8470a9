package io.ringledger.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringledger.sandbox.codec.Codec;
import io.ringledger.sandbox.codec.Hashes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RpcTest {
  private static final String GENESIS = "rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh";
  private final Wallet alice = Wallet.ed25519("alice");
  private final Wallet bob = Wallet.secp256k1("bob");
  private XrplSandbox sandbox;
  private Client client;

  @BeforeAll
  void start() {
    sandbox = XrplSandbox.start(SandboxConfig.inMemory().startingAt(World.START));
    client = new Client(sandbox);
    for (Wallet wallet : List.of(alice, bob)) {
      client.call("sandbox_fund", "{'account':'" + wallet.address() + "','amount':'500000000'}");
    }
  }

  @AfterAll
  void stop() {
    client.close();
    sandbox.close();
  }

  private String aValidatedPayment() {
    JsonNode submitted =
        client.submitted(
            client.tx(alice, "Payment").with("Destination", bob.address()).with("Amount", "1234"));
    client.call("ledger_accept", "{}");
    return submitted.path("tx_json").path("hash").asText();
  }

  private static List<String> names(JsonNode node) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  @Test
  void theServerSaysThatItIsASimulator() {
    JsonNode info = client.call("server_info", "{}").path("info");

    assertThat(info.path("build_version").asText()).matches("\\d+\\.\\d+\\.\\d+-.*simulator");
    assertThat(info.path("simulator").asBoolean()).isTrue();
    assertThat(info.path("network_id").asLong()).isEqualTo(1);
    assertThat(info.path("validated_ledger").path("reserve_inc_xrp").asDouble()).isEqualTo(0.2);
    JsonNode state = client.call("server_state", "{}").path("state");
    assertThat(state.path("simulator").asBoolean()).isTrue();
    assertThat(state.path("validated_ledger").path("reserve_base").asLong()).isEqualTo(1_000_000);
    assertThat(client.call("fee", "{}").path("drops").path("base_fee").asText()).isEqualTo("10");
  }

  @Test
  void aTransactionIsFlatInTheFirstVersionOfTheApi() {
    JsonNode tx = client.call("tx", "{'transaction':'" + aValidatedPayment() + "'}");

    assertThat(tx.path("TransactionType").asText()).isEqualTo("Payment");
    assertThat(tx.path("Amount").asText()).isEqualTo("1234");
    assertThat(tx.path("DeliverMax").asText()).isEqualTo("1234");
    assertThat(tx.path("meta").path("delivered_amount").asText()).isEqualTo("1234");
    assertThat(tx.path("validated").asBoolean()).isTrue();
    assertThat(tx.path("ledger_index").isIntegralNumber()).isTrue();
    assertThat(tx.path("date").isIntegralNumber()).isTrue();
    assertThat(tx.has("tx_json")).isFalse();
    assertThat(tx.path("status").asText()).isEqualTo("success");
  }

  @Test
  void aTransactionIsNestedInTheSecondVersion() {
    String hash = aValidatedPayment();
    JsonNode tx = client.call("tx", "{'transaction':'" + hash + "','api_version':2}");

    assertThat(names(tx))
        .containsExactlyInAnyOrder(
            "close_time_iso",
            "ctid",
            "hash",
            "ledger_hash",
            "ledger_index",
            "meta",
            "status",
            "tx_json",
            "validated");
    assertThat(tx.path("hash").asText()).isEqualTo(hash);
    assertThat(tx.path("tx_json").has("Amount")).isFalse();
    assertThat(tx.path("tx_json").path("DeliverMax").asText()).isEqualTo("1234");
    assertThat(tx.path("close_time_iso").asText()).matches("2026-01-01T00:\\d\\d:\\d\\dZ");
  }

  @Test
  void theBinaryFormHashesToTheTransactionsId() throws Exception {
    String hash = aValidatedPayment();
    JsonNode first = client.call("tx", "{'transaction':'" + hash + "','binary':true}");
    JsonNode second =
        client.call("tx", "{'transaction':'" + hash + "','binary':true,'api_version':2}");

    assertThat(Hashes.transactionId(Codec.bytes(first.path("tx").asText()))).isEqualTo(hash);
    assertThat(second.path("tx_blob")).isEqualTo(first.path("tx"));
    assertThat(second.path("meta_blob")).isEqualTo(first.path("meta"));
    assertThat(Codec.decode(first.path("meta").asText()).path("TransactionResult").asText())
        .isEqualTo("tesSUCCESS");
  }

  @Test
  void theCompactIdFindsTheTransactionAgain() {
    String hash = aValidatedPayment();
    JsonNode tx = client.call("tx", "{'transaction':'" + hash + "'}");
    String ctid = tx.path("ctid").asText();

    assertThat(ctid).isEqualTo(String.format("C%07X00000001", tx.path("ledger_index").asLong()));
    assertThat(client.call("tx", "{'ctid':'" + ctid + "'}").path("hash").asText()).isEqualTo(hash);
  }

  @Test
  void anAbsentTransactionSaysWhetherAllWasSearched() {
    String hash = "AB".repeat(32);
    long newest = client.call("ledger_closed", "{}").path("ledger_index").asLong();

    JsonNode plain = client.call("tx", "{'transaction':'" + hash + "'}");
    assertThat(plain.path("error").asText()).isEqualTo("txnNotFound");
    assertThat(plain.path("error_code").asInt()).isEqualTo(29);
    assertThat(plain.path("error_message").asText()).isEqualTo("Transaction not found.");
    assertThat(plain.path("status").asText()).isEqualTo("error");
    assertThat(plain.path("request").path("command").asText()).isEqualTo("tx");
    assertThat(plain.has("searched_all")).isFalse();
    assertThat(searchedAll(hash, 1, newest)).isTrue();
    assertThat(searchedAll(hash, 1, newest + 1)).isFalse();
    assertThat(searchedAll(hash, 0, newest)).isFalse();
    assertThat(range(hash, 5, 4).path("error").asText()).isEqualTo("invalidLgrRange");
    assertThat(range(hash, 1, 1002).path("error").asText()).isEqualTo("excessiveLgrRange");
    assertThat(range(hash, 1, 1001).path("error").asText()).isEqualTo("txnNotFound");
  }

  private JsonNode range(String hash, long min, long max) {
    return client.call(
        "tx", "{'transaction':'" + hash + "','min_ledger':" + min + ",'max_ledger':" + max + "}");
  }

  private boolean searchedAll(String hash, long min, long max) {
    return range(hash, min, max).path("searched_all").asBoolean();
  }

  @Test
  void aSubmittedTransactionIsSeenBeforeItIsValidated() {
    JsonNode submitted =
        client.submitted(
            client.tx(alice, "Payment").with("Destination", bob.address()).with("Amount", "77"));

    assertThat(submitted.path("engine_result").asText()).isEqualTo("tesSUCCESS");
    assertThat(submitted.path("engine_result_code").asInt()).isZero();
    assertThat(submitted.path("accepted").asBoolean()).isTrue();
    assertThat(submitted.path("applied").asBoolean()).isTrue();
    String hash = submitted.path("tx_json").path("hash").asText();
    JsonNode tx = client.call("tx", "{'transaction':'" + hash + "'}");
    assertThat(tx.path("validated").asBoolean(true)).isFalse();
    assertThat(tx.has("meta")).isFalse();
    client.call("ledger_accept", "{}");
    assertThat(client.call("tx", "{'transaction':'" + hash + "'}").path("validated").asBoolean())
        .isTrue();
  }

  @Test
  void onlySignedBlobsAreSubmitted() {
    assertThat(client.call("submit", "{'tx_json':{},'secret':'s'}").path("error").asText())
        .isEqualTo("notSupported");
    assertThat(client.call("submit", "{'secret':'s'}").path("request").path("secret").asText())
        .isEqualTo("<masked>");
    assertThat(client.call("submit", "{}").path("error").asText()).isEqualTo("invalidParams");
    assertThat(client.call("submit", "{'tx_blob':'XYZ'}").path("error").asText())
        .isEqualTo("invalidParams");
    JsonNode nonsense = client.call("submit", "{'tx_blob':'DEADBEEF'}");
    assertThat(nonsense.path("error").asText()).isEqualTo("invalidTransaction");
    assertThat(nonsense.path("error_exception").asText()).isNotEmpty();
  }

  @Test
  void aSimulationChangesNothing() {
    JsonNode before = client.call("account_info", "{'account':'" + alice.address() + "'}");
    JsonNode simulated =
        client.call(
            "simulate",
            "{'tx_json':{'TransactionType':'Payment','Account':'"
                + alice.address()
                + "','Destination':'"
                + bob.address()
                + "','Amount':'5'}}");

    assertThat(simulated.path("engine_result").asText()).isEqualTo("tesSUCCESS");
    assertThat(simulated.path("applied").asBoolean(true)).isFalse();
    assertThat(simulated.path("tx_json").path("Fee").asText()).isEqualTo("10");
    assertThat(simulated.path("meta").path("AffectedNodes")).hasSize(2);
    assertThat(client.call("account_info", "{'account':'" + alice.address() + "'}"))
        .isEqualTo(before);
  }

  @Test
  void aSimulationFailsAsTheSubmissionWould() {
    String create =
        "{'TransactionType':'EscrowCreate','Account':'"
            + alice.address()
            + "','Destination':'"
            + bob.address()
            + "','Amount':'5'}";
    assertThat(client.call("simulate", "{'tx_json':" + create + "}").path("engine_result").asText())
        .isEqualTo("temBAD_EXPIRATION");
  }

  @Test
  void aSignedTransactionIsNotSimulated() {
    String blob =
        client.tx(alice, "Payment").with("Destination", bob.address()).with("Amount", "5").blob();

    assertThat(client.call("simulate", "{'tx_blob':'" + blob + "'}").path("error").asText())
        .isEqualTo("transactionSigned");
  }

  @Test
  void anAccountIsShownInTheLedgerAskedFor() {
    JsonNode current = client.call("account_info", "{'account':'" + alice.address() + "'}");
    JsonNode validated =
        client.call(
            "account_info", "{'account':'" + alice.address() + "','ledger_index':'validated'}");
    JsonNode absent =
        client.call("account_info", "{'account':'" + alice.address() + "','ledger_index':2}");

    assertThat(current.has("ledger_current_index")).isTrue();
    assertThat(current.path("validated").asBoolean(true)).isFalse();
    assertThat(validated.has("ledger_hash")).isTrue();
    assertThat(validated.path("validated").asBoolean()).isTrue();
    assertThat(validated.path("account_flags").path("depositAuth").asBoolean(true)).isFalse();
    assertThat(absent.path("error").asText()).isEqualTo("actNotFound");
    assertThat(absent.path("error_code").asInt()).isEqualTo(19);
    assertThat(client.call("account_info", "{'account':'nonsense'}").path("error").asText())
        .isEqualTo("actMalformed");
    assertThat(client.call("account_info", "{}").path("error_message").asText())
        .isEqualTo("Missing field 'account'.");
    assertThat(
            client
                .call("account_info", "{'account':'" + GENESIS + "','ledger_index':99999}")
                .path("error")
                .asText())
        .isEqualTo("lgrNotFound");
  }

  @Test
  void anAccountsTransactionsComeInPagesInBothDirections() {
    aValidatedPayment();
    aValidatedPayment();
    String account = "{'account':'" + bob.address() + "','limit':1";

    JsonNode newest = client.call("account_tx", account + "}");
    assertThat(newest.path("transactions")).hasSize(1);
    assertThat(newest.path("transactions").get(0).path("tx").path("hash").isTextual()).isTrue();
    JsonNode second =
        client.call("account_tx", account + ",'marker':" + newest.path("marker") + "}");
    assertThat(second.path("transactions").get(0).path("tx").path("ledger_index").asLong())
        .isLessThan(newest.path("transactions").get(0).path("tx").path("ledger_index").asLong());
    JsonNode oldest = client.call("account_tx", account + ",'forward':true,'api_version':2}");
    JsonNode item = oldest.path("transactions").get(0);
    assertThat(item.path("tx_json").path("Account").asText()).isEqualTo(GENESIS);
    assertThat(names(item))
        .containsExactlyInAnyOrder(
            "close_time_iso",
            "hash",
            "ledger_hash",
            "ledger_index",
            "meta",
            "tx_json",
            "validated");
    JsonNode binary = client.call("account_tx", account + ",'binary':true}");
    assertThat(names(binary.path("transactions").get(0)))
        .containsExactlyInAnyOrder("ledger_index", "meta", "tx_blob", "validated");
  }

  @Test
  void objectsAreListedOnBothSidesFilteredAndInPages() {
    Wallet owner = Wallet.ed25519("objectsowner");
    client.call("sandbox_fund", "{'destination':'" + owner.address() + "'}");
    client.submit(client.tx(owner, "TicketCreate").with("TicketCount", 3));
    World.Tx create =
        client
            .tx(owner, "EscrowCreate")
            .with("Destination", bob.address())
            .with("Amount", "9")
            .with("FinishAfter", 900_000_000L);
    assertThat(client.submit(create)).isEqualTo("tesSUCCESS");
    long sequence = create.fields().path("Sequence").asLong();
    client.call("ledger_accept", "{}");
    String account = "{'account':'" + owner.address() + "'";

    assertThat(client.call("account_objects", account + "}").path("account_objects")).hasSize(4);
    JsonNode escrows = client.call("account_objects", account + ",'type':'escrow'}");
    assertThat(escrows.path("account_objects")).hasSize(1);
    assertThat(
            client
                .call("account_objects", "{'account':'" + bob.address() + "','type':'escrow'}")
                .path("account_objects"))
        .contains(escrows.path("account_objects").get(0));
    JsonNode page = client.call("account_objects", account + ",'limit':3}");
    JsonNode rest =
        client.call(
            "account_objects", account + ",'limit':3,'marker':" + page.path("marker") + "}");
    assertThat(page.path("account_objects")).hasSize(3);
    assertThat(rest.path("account_objects")).hasSize(1);
    assertThat(rest.has("marker")).isFalse();

    JsonNode entry =
        client.call(
            "ledger_entry",
            "{'escrow':{'owner':'" + owner.address() + "','seq':" + sequence + "}}");
    assertThat(entry.path("node").path("LedgerEntryType").asText()).isEqualTo("Escrow");
    assertThat(entry.path("index")).isEqualTo(entry.path("node").path("index"));
    String index = entry.path("index").asText();
    assertThat(
            client
                .call("ledger_entry", "{'index':'" + index + "','binary':true}")
                .path("node_binary")
                .asText())
        .startsWith("110075");
  }

  @Test
  void anAbsentEntryIsNotFound() {
    JsonNode absent =
        client.call(
            "ledger_entry",
            "{'escrow':{'owner':'" + bob.address() + "','seq':1},'ledger_index':'validated'}");

    assertThat(absent.path("error").asText()).isEqualTo("entryNotFound");
    assertThat(client.call("ledger_entry", "{'escrow':{'owner':'x'}}").path("error").asText())
        .isEqualTo("actMalformed");
    assertThat(client.call("ledger_entry", "{}").path("error").asText()).isEqualTo("unknownOption");
    assertThat(
            client
                .call("ledger_entry", "{'account_root':'" + GENESIS + "'}")
                .path("node")
                .path("Account")
                .asText())
        .isEqualTo(GENESIS);
  }

  @Test
  void aLedgerIsShownWithItsTransactions() {
    String hash = aValidatedPayment();
    long index = client.call("tx", "{'transaction':'" + hash + "'}").path("ledger_index").asLong();
    String which = "{'ledger_index':" + index + ",'transactions':true";

    JsonNode plain = client.call("ledger", which + "}");
    assertThat(plain.path("ledger").path("transactions"))
        .extracting(JsonNode::asText)
        .contains(hash);
    assertThat(plain.path("ledger").path("ledger_index").isTextual()).isTrue();
    assertThat(plain.path("ledger").path("closed").asBoolean()).isTrue();
    JsonNode expanded = client.call("ledger", which + ",'expand':true}");
    assertThat(expanded.path("ledger").path("transactions").get(0).path("metaData").isObject())
        .isTrue();
    JsonNode newApi = client.call("ledger", which + ",'expand':true,'api_version':2}");
    assertThat(newApi.path("ledger").path("ledger_index").isIntegralNumber()).isTrue();
    assertThat(newApi.path("ledger").path("transactions").get(0).path("tx_json").isObject())
        .isTrue();
    JsonNode parent = client.call("ledger", "{'ledger_index':" + (index - 1) + "}");
    assertThat(plain.path("ledger").path("parent_hash"))
        .isEqualTo(parent.path("ledger").path("ledger_hash"));
    JsonNode current = client.call("ledger", "{'ledger_index':'current'}");
    assertThat(current.path("ledger").path("closed").asBoolean(true)).isFalse();
    assertThat(names(client.call("ledger", "{}"))).contains("open", "closed");
  }

  @Test
  void timeAdvancesByTheSecondsAskedFor() {
    long before =
        client
            .call("ledger", "{'ledger_index':'validated'}")
            .path("ledger")
            .path("close_time")
            .asLong();
    JsonNode advanced = client.call("sandbox_advance_time", "{'seconds':3600}");

    assertThat(advanced.path("close_time").asLong()).isEqualTo(before + 3600);
    assertThat(client.call("sandbox_advance_time", "{'seconds':-1}").path("error").asText())
        .isEqualTo("invalidParams");
  }

  @Test
  void depositsAreAuthorizedOrNot() {
    Wallet careful = Wallet.ed25519("careful");
    client.call("sandbox_fund", "{'account':'" + careful.address() + "'}");
    String question =
        "{'source_account':'"
            + bob.address()
            + "','destination_account':'"
            + careful.address()
            + "'}";

    assertThat(client.call("deposit_authorized", question).path("deposit_authorized").asBoolean())
        .isTrue();
    client.submit(client.tx(careful, "AccountSet").with("SetFlag", 9));
    assertThat(
            client.call("deposit_authorized", question).path("deposit_authorized").asBoolean(true))
        .isFalse();
  }

  @Test
  void whatIsUnknownOrUnreadableIsSaid() {
    JsonNode unknown = client.call("nonsense", "{}");
    assertThat(unknown.path("error").asText()).isEqualTo("unknownCmd");
    assertThat(unknown.path("error_code").asInt()).isEqualTo(32);
    assertThat(client.call("ping", "{'api_version':9}").path("error").asText())
        .isEqualTo("invalid_API_version");
    assertThat(client.post("{").statusCode()).isEqualTo(400);
    assertThat(client.post("[]").statusCode()).isEqualTo(400);
    assertThat(client.post("{}").statusCode()).isEqualTo(400);
    assertThat(client.post("{\"method\":\"ping\",\"params\":[1]}").statusCode()).isEqualTo(400);
    assertThat(client.post("{\"method\":\"ping\"}").statusCode()).isEqualTo(200);
    assertThat(client.post("x".repeat(1024 * 1024 + 1)).statusCode()).isEqualTo(413);
  }
}
