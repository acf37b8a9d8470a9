package io.ringledger.xamansandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.xamansandbox.wallet.SignOrder;
import io.ringledger.xamansandbox.wallet.WalletException;
import io.ringledger.xamansandbox.wallet.WalletException.Reason;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xrpl.xrpl4j.codec.binary.XrplBinaryCodec;

class WalletTest {
  private Scene scene;
  private Client client;

  @BeforeEach
  void open() throws IOException {
    scene = Scene.open();
    client = scene.client;
  }

  @AfterEach
  void close() {
    scene.close();
  }

  private JsonNode signed(UUID id) throws IOException {
    return Client.json(
        XrplBinaryCodec.getInstance().decode(client.get(id).at("/response/hex").asText()));
  }

  private void refuses(Reason reason, ThrowingCallable action) {
    assertThatThrownBy(action)
        .isInstanceOfSatisfying(
            WalletException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  @Test
  void a_payload_is_signed_submitted_and_found_on_the_ledger() throws IOException {
    UUID id = scene.payment("{'submit':true}");
    scene.sandbox.wallet().sign(id);
    JsonNode details = client.get(id);
    assertThat(details.at("/meta/signed").asBoolean()).isTrue();
    assertThat(details.at("/meta/resolved").asBoolean()).isTrue();
    JsonNode response = details.path("response");
    assertThat(response.path("account").asText()).isEqualTo(scene.promoter);
    assertThat(response.path("signer").asText()).isEqualTo(scene.promoter);
    assertThat(response.path("dispatched_result").asText()).isEqualTo("tesSUCCESS");
    assertThat(response.path("dispatched_to").asText()).isEqualTo(scene.ledger.rpcUri().toString());
    assertThat(response.path("dispatched_nodetype").asText()).isEqualTo("TESTNET");
    assertThat(response.path("environment_networkid").asInt()).isEqualTo(1);

    JsonNode found = scene.validated(response.path("txid").asText());
    assertThat(found.at("/meta/TransactionResult").asText()).isEqualTo("tesSUCCESS");
    assertThat(found.path("SigningPubKey").asText())
        .isEqualTo(response.path("signer_pubkey").asText());
    assertThat(found.path("Account").asText()).isEqualTo(scene.promoter);
  }

  @Test
  void a_secp256k1_wallet_signs_too() throws IOException {
    String genesis = scene.sandbox.wallet().add("snoPBrXtMeMyMHUVTgbuqAfg1SUTb");
    UUID id =
        client.create(
            "{'txjson':{'TransactionType':'Payment','Destination':'"
                + scene.promoter
                + "','Amount':'1'},'options':{'signers':['"
                + genesis
                + "']}}");
    scene.sandbox.wallet().sign(id);
    assertThat(client.get(id).at("/response/account").asText()).isEqualTo(genesis);
    assertThat(client.get(id).at("/response/dispatched_result").asText()).isEqualTo("tesSUCCESS");
  }

  @Test
  void a_declined_payload_is_resolved_and_not_signed() throws IOException {
    UUID id = scene.payment("{}");
    scene.sandbox.wallet().decline(id);
    JsonNode details = client.get(id);
    assertThat(details.at("/meta/resolved").asBoolean()).isTrue();
    assertThat(details.at("/meta/signed").asBoolean()).isFalse();
    assertThat(details.at("/response/resolved_at").asText()).isEqualTo("2026-01-01T00:00:00Z");
    assertThat(details.at("/response/txid").isNull()).isTrue();
    refuses(Reason.PAYLOAD_UNAVAILABLE, () -> scene.sandbox.wallet().sign(id));
  }

  @Test
  void what_was_opened_in_time_can_be_signed_after_it_expired() throws IOException {
    UUID opened = scene.payment("{'expire':1}");
    UUID unopened = scene.payment("{'expire':1}");
    scene.sandbox.wallet().open(opened);
    scene.sandbox.advanceTime(Duration.ofMinutes(5));
    assertThat(client.get(opened).at("/meta/expired").asBoolean()).isTrue();

    scene.sandbox.wallet().sign(opened);
    JsonNode meta = client.get(opened).path("meta");
    assertThat(meta.path("expired").asBoolean()).isTrue();
    assertThat(meta.path("resolved").asBoolean()).isTrue();
    assertThat(meta.path("signed").asBoolean()).isTrue();
    refuses(Reason.PAYLOAD_UNAVAILABLE, () -> scene.sandbox.wallet().sign(unopened));
  }

  @Test
  void a_cancelled_payload_cannot_be_opened() throws IOException {
    UUID id = scene.payment("{}");
    client.cancel(id);
    refuses(Reason.PAYLOAD_UNAVAILABLE, () -> scene.sandbox.wallet().open(id));
  }

  @Test
  void the_payloads_signers_are_enforced_and_its_account_is_only_preferred() throws IOException {
    String other = scene.another();
    UUID preferred =
        client.create("{'txjson':{'TransactionType':'AccountSet','Account':'" + other + "'}}");
    scene.sandbox.wallet().sign(preferred, SignOrder.asAsked().with(scene.promoter));
    assertThat(client.get(preferred).at("/response/account").asText()).isEqualTo(scene.promoter);
    assertThat(signed(preferred).path("Account").asText()).isEqualTo(scene.promoter);

    UUID forced = scene.payment("{'signers':['" + scene.promoter + "']}");
    refuses(
        Reason.FORCED_SIGNER,
        () -> scene.sandbox.wallet().sign(forced, SignOrder.asAsked().with(other)));
    assertThat(client.get(forced).at("/meta/signed").asBoolean()).isFalse();
    scene.sandbox.wallet().sign(forced, SignOrder.asAsked().with(other).unchecked());
    assertThat(client.get(forced).at("/response/signer").asText()).isEqualTo(other);

    UUID foreign = scene.payment("{'signers':['" + Scene.DESTINATION + "']}");
    refuses(Reason.FORCED_SIGNER, () -> scene.sandbox.wallet().sign(foreign));
  }

  @Test
  void a_preferred_account_the_wallet_does_not_hold_is_replaced_by_one_it_holds()
      throws IOException {
    UUID id =
        client.create(
            "{'txjson':{'TransactionType':'AccountSet','Account':'" + Scene.DESTINATION + "'}}");
    scene.sandbox.wallet().sign(id);
    assertThat(signed(id).path("Account").asText()).isEqualTo(scene.promoter);
  }

  @Test
  void the_last_ledger_is_filled_in_raised_or_counted_from_the_signature() throws IOException {
    long now = scene.lastLedger();
    assertThat(lastLedger("", SignOrder.asAsked())).isEqualTo(now + 20);
    assertThat(lastLedger(",'LastLedgerSequence':7", SignOrder.asAsked())).isEqualTo(now + 7);
    assertThat(lastLedger(",'LastLedgerSequence':90000", SignOrder.asAsked())).isEqualTo(90_000);
    assertThat(lastLedger("", SignOrder.asAsked().byCard())).isEqualTo(now + 150);
  }

  private long lastLedger(String field, SignOrder order) throws IOException {
    UUID id =
        client.create(
            "{'txjson':{'TransactionType':'AccountSet'" + field + "},'options':{'submit':false}}");
    scene.sandbox.wallet().sign(id, order);
    return signed(id).path("LastLedgerSequence").asLong();
  }

  @Test
  void a_wallet_signs_another_value_another_network_or_never_submits() throws IOException {
    UUID amount = scene.payment("{}");
    scene.sandbox.wallet().sign(amount, SignOrder.asAsked().altering("Amount", "2000000"));
    assertThat(signed(amount).path("Amount").asText()).isEqualTo("2000000");
    assertThat(client.get(amount).at("/payload/request_json/Amount").asText()).isEqualTo("1000000");

    UUID elsewhere = scene.payment("{'force_network':'TESTNET'}");
    refuses(
        Reason.FORCED_NETWORK,
        () -> scene.sandbox.wallet().sign(elsewhere, SignOrder.asAsked().onNetwork("MAINNET", 0)));
    scene.sandbox.wallet().sign(elsewhere, SignOrder.asAsked().onNetwork("MAINNET", 0).unchecked());
    JsonNode response = client.get(elsewhere).path("response");
    assertThat(response.path("environment_networkid").asInt()).isZero();
    assertThat(response.path("dispatched_nodetype").asText()).isEqualTo("MAINNET");
    assertThat(scene.validated(response.path("txid").asText()).path("error").asText())
        .isEqualTo("txnNotFound");

    UUID gone = scene.payment("{}");
    scene.sandbox.wallet().sign(gone, SignOrder.asAsked().undispatched());
    JsonNode unsent = client.get(gone).path("response");
    assertThat(unsent.path("hex").asText()).isNotEmpty();
    assertThat(unsent.path("dispatched_to_node").asBoolean()).isFalse();
    assertThat(unsent.path("dispatched_result").asText()).isEmpty();
    assertThat(scene.validated(unsent.path("txid").asText()).path("error").asText())
        .isEqualTo("txnNotFound");
    scene.sandbox.wallet().dispatch(gone);
    assertThat(client.get(gone).at("/response/dispatched_result").asText()).isEqualTo("tesSUCCESS");
  }

  @Test
  void a_signature_the_platform_never_hears_of_leaves_the_payload_open() throws IOException {
    UUID id = scene.payment("{}");
    long before = sequence();
    scene.sandbox.wallet().sign(id, SignOrder.asAsked().unreported());
    assertThat(client.get(id).at("/meta/resolved").asBoolean()).isFalse();
    assertThat(sequence()).isEqualTo(before + 1);
  }

  private long sequence() throws IOException {
    ObjectNode params = Client.JSON.createObjectNode().put("account", scene.promoter);
    return scene
        .rpc("account_info", params.put("ledger_index", "current"))
        .at("/account_data/Sequence")
        .asLong();
  }

  @Test
  void a_ticket_takes_the_place_of_the_sequence_number() throws IOException {
    UUID tickets = client.create("{'txjson':{'TransactionType':'TicketCreate','TicketCount':1}}");
    scene.sandbox.wallet().sign(tickets);
    long ticket = signed(tickets).path("Sequence").asLong() + 1;
    UUID id = scene.payment("{}");
    scene.sandbox.wallet().sign(id, SignOrder.asAsked().onTicket(ticket));
    assertThat(signed(id).path("Sequence").asLong()).isZero();
    assertThat(signed(id).path("TicketSequence").asLong()).isEqualTo(ticket);
    assertThat(client.get(id).at("/response/dispatched_result").asText()).isEqualTo("tesSUCCESS");
  }

  @Test
  void a_finish_with_a_fulfilment_gets_no_surcharge_from_the_app() throws IOException {
    UUID id =
        client.create(
            "{'txjson':{'TransactionType':'EscrowFinish','Owner':'"
                + scene.promoter
                + "','OfferSequence':1,'Condition':'"
                + CONDITION
                + "','Fulfillment':'A0028000'}}");
    scene.sandbox.wallet().sign(id);
    assertThat(signed(id).path("Fee").asText()).isEqualTo("10");
    assertThat(client.get(id).at("/response/dispatched_result").asText())
        .isEqualTo("telINSUF_FEE_P");
  }

  /** Of the empty preimage. */
  private static final String CONDITION =
      "A0258020E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855810100";

  @Test
  void an_account_the_ledger_does_not_know_or_a_node_that_is_gone_leaves_the_payload_open()
      throws IOException {
    String poor = scene.sandbox.wallet().addNew();
    UUID id = scene.payment("{'signers':['" + poor + "','" + scene.promoter + "']}");
    refuses(
        Reason.NOT_ACTIVATED,
        () -> scene.sandbox.wallet().sign(id, SignOrder.asAsked().with(poor)));
    scene.ledger.faults().goDown();
    refuses(
        Reason.NO_NODE,
        () -> scene.sandbox.wallet().sign(id, SignOrder.asAsked().with(scene.promoter)));
    assertThat(client.get(id).at("/meta/resolved").asBoolean()).isFalse();
    assertThat(client.get(id).at("/meta/app_opened").asBoolean()).isTrue();
  }

  @Test
  void a_sign_in_and_one_signature_of_several_are_never_submitted() throws IOException {
    UUID signIn = client.create("{'txjson':{'TransactionType':'SignIn'}}");
    scene.sandbox.wallet().sign(signIn);
    assertThat(client.get(signIn).at("/response/account").asText()).isEqualTo(scene.promoter);
    assertThat(client.get(signIn).at("/response/dispatched_to_node").asBoolean()).isFalse();

    UUID one =
        client.create(
            "{'txjson':{'TransactionType':'AccountSet','Account':'"
                + Scene.DESTINATION
                + "'},'options':{'multisign':true}}");
    scene.sandbox.wallet().sign(one);
    JsonNode response = client.get(one).path("response");
    assertThat(response.path("multisign_account").asText()).isEqualTo(scene.promoter);
    assertThat(response.path("account").asText()).isEqualTo(Scene.DESTINATION);
    assertThat(signed(one).at("/Signers/0/Signer/Account").asText()).isEqualTo(scene.promoter);
    assertThat(response.path("dispatched_to_node").asBoolean()).isFalse();
  }

  @Test
  void a_seed_that_is_none_is_refused_and_not_repeated() {
    assertThatThrownBy(() -> scene.sandbox.wallet().add("sNotASeed"))
        .isInstanceOf(WalletException.class)
        .hasMessageNotContaining("sNotASeed")
        .hasNoCause();
  }
}
