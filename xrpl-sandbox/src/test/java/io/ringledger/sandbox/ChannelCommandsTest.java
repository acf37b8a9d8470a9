package io.ringledger.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringledger.sandbox.codec.Keylets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What others see of payment channels over the wire. */
class ChannelCommandsTest {
  private static final long CLOSE = 0x0002_0000L;
  private final Wallet owner = Wallet.ed25519("owner");
  private final Wallet payee = Wallet.secp256k1("payee");
  private XrplSandbox sandbox;
  private Client client;

  @BeforeEach
  void start() {
    sandbox = XrplSandbox.start(SandboxConfig.inMemory().startingAt(World.START));
    client = new Client(sandbox);
    client.call("sandbox_fund", "{'account':'" + owner.address() + "'}");
    client.call("sandbox_fund", "{'account':'" + payee.address() + "'}");
  }

  @AfterEach
  void stop() {
    client.close();
    sandbox.close();
  }

  private String aChannel() {
    World.Tx create =
        client
            .tx(owner, "PaymentChannelCreate")
            .with("Destination", payee.address())
            .with("Amount", "9000")
            .with("SettleDelay", 60)
            .with("DestinationTag", 3)
            .with("PublicKey", owner.publicKey());
    assertThat(client.submit(create)).isEqualTo("tesSUCCESS");
    client.call("ledger_accept", "{}");
    long sequence = create.fields().path("Sequence").asLong();
    return Keylets.channel(owner.address(), payee.address(), sequence);
  }

  private World.Tx aClaim(String channel, long drops) {
    return client
        .tx(payee, "PaymentChannelClaim")
        .with("Channel", channel)
        .with("Balance", Long.toString(drops))
        .with("Signature", owner.signClaim(channel, drops))
        .with("PublicKey", owner.publicKey());
  }

  private JsonNode channels(String more) {
    return client.call("account_channels", "{'account':'" + owner.address() + "'" + more + "}");
  }

  private String verify(String key, String channel, String amount, String signature) {
    JsonNode answer =
        client.call(
            "channel_verify",
            "{'public_key':'"
                + key
                + "','channel_id':'"
                + channel
                + "','amount':"
                + amount
                + ",'signature':'"
                + signature
                + "'}");
    return answer.has("error")
        ? answer.path("error").asText() + answer.path("error_code").asInt()
        : answer.path("signature_verified").asText();
  }

  @Test
  void anAccountsChannelsAreThoseItPaysThrough() {
    String id = aChannel();
    client.submit(aClaim(id, 40));

    JsonNode channel = channels("").path("channels").get(0);

    assertThat(channel.toString())
        .contains(
            "\"channel_id\":\"" + id + "\"",
            "\"amount\":\"9000\",\"balance\":\"40\"",
            "\"settle_delay\":60",
            "\"destination_tag\":3",
            "\"public_key_hex\":\"" + owner.publicKey() + "\"",
            "\"public_key\":\"" + owner.keys().publicKey().base58Value() + "\"");
    assertThat(channel.has("expiration")).isFalse();
    assertThat(
            client
                .call("account_channels", "{'account':'" + payee.address() + "'}")
                .path("channels"))
        .isEmpty();
    assertThat(channels(",'ledger_index':'validated'").path("validated").asBoolean()).isTrue();
  }

  @Test
  void channelsComeInPagesThatCountAllTheAccountHas() {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      all.add(aChannel());
    }
    client.submit(client.tx(owner, "TicketCreate").with("TicketCount", 2));
    List<String> seen = new ArrayList<>();
    String more = "";
    int pages = 0;
    do {
      JsonNode page = channels(",'limit':1" + more);
      page.path("channels").forEach(it -> seen.add(it.path("channel_id").asText()));
      more = page.has("marker") ? ",'marker':'" + page.path("marker").asText() + "'" : "";
      pages++;
    } while (!more.isEmpty());

    assertThat(seen).containsExactlyInAnyOrderElementsOf(all);
    assertThat(pages).isEqualTo(5);
  }

  @Test
  void channelsAreFilteredByDestinationAndBadQuestionsRefused() {
    String to = ",'destination_account':'";
    aChannel();

    assertThat(channels(to + payee.address() + "'").path("channels")).hasSize(1);
    assertThat(channels(to + owner.address() + "'").path("channels")).isEmpty();
    assertThat(channels(to + "x'").path("error").asText()).isEqualTo("actMalformed");
    for (String bad : new String[] {"5", "'x'", "'" + "AB".repeat(32) + ",0'", "'AB,'"}) {
      assertThat(channels(",'marker':" + bad).path("error").asText()).isEqualTo("invalidParams");
    }
    assertThat(
            client
                .call(
                    "account_channels", "{'account':'" + Wallet.ed25519("nobody").address() + "'}")
                .path("error")
                .asText())
        .isEqualTo("actNotFound");
  }

  @Test
  void aClaimIsVerifiedWithEitherFormOfTheKey() {
    String id = "AB".repeat(32);
    String signature = owner.signClaim(id, 77);
    String text = owner.keys().publicKey().base58Value();

    assertThat(verify(owner.publicKey(), id, "'77'", signature)).isEqualTo("true");
    assertThat(verify(text, id, "'77'", signature)).isEqualTo("true");
    assertThat(verify(owner.publicKey(), id, "'78'", signature)).isEqualTo("false");
    assertThat(verify(payee.publicKey(), id, "'77'", signature)).isEqualTo("false");
    assertThat(verify(payee.publicKey(), id, "'77'", payee.signClaim(id, 77))).isEqualTo("true");
    assertThat(verify(text, id, "'18446744073709551615'", owner.signClaim(id, -1)))
        .isEqualTo("true");
  }

  @Test
  void aQuestionThatIsNoClaimSaysWhatIsWrong() {
    String id = "AB".repeat(32);
    String key = owner.publicKey();

    assertThat(verify("nonsense", id, "'1'", "AB")).isEqualTo("publicMalformed62");
    assertThat(verify(key, "AB", "'1'", "AB")).isEqualTo("channelMalformed45");
    for (String amount : new String[] {"1", "'-1'", "'+1'", "'1.0'", "'18446744073709551616'"}) {
      assertThat(verify(key, id, amount, "AB")).isEqualTo("channelAmtMalformed46");
    }
    assertThat(verify(key, id, "'1'", "")).isEqualTo("invalidParams31");
    assertThat(verify(key, id, "'1'", "ABC")).isEqualTo("invalidParams31");
    assertThat(client.call("channel_verify", "{}").path("error_message").asText())
        .isEqualTo("Missing field 'public_key'.");
  }

  @Test
  void claimsAreNotSignedHere() {
    JsonNode refused = client.call("channel_authorize", "{'secret':'s','amount':'1'}");

    assertThat(refused.path("error").asText()).isEqualTo("notSupported");
    assertThat(refused.path("request").path("secret").asText()).isEqualTo("<masked>");
  }

  @Test
  void aChannelIsAnEntryAndAnObjectOfBothSides() {
    String id = aChannel();
    JsonNode entry = client.call("ledger_entry", "{'payment_channel':'" + id + "'}");

    assertThat(entry.path("node").path("LedgerEntryType").asText()).isEqualTo("PayChannel");
    for (Wallet side : List.of(owner, payee)) {
      JsonNode objects =
          client
              .call(
                  "account_objects",
                  "{'account':'" + side.address() + "','type':'payment_channel'}")
              .path("account_objects");
      assertThat(objects).containsExactly(entry.path("node"));
    }
    String root = Keylets.account(owner.address());
    assertThat(
            client
                .call("ledger_entry", "{'payment_channel':'" + root + "'}")
                .path("error")
                .asText())
        .isEqualTo("unexpectedLedgerType");
    assertThat(client.call("ledger_entry", "{'payment_channel':{}}").path("error").asText())
        .isEqualTo("invalidParams");
  }

  @Test
  void bothSidesHearOfEachTransactionOfTheirChannelAndFindItAgain() {
    List<String> heard = new ArrayList<>();
    try (Client.Socket socket = client.socket()) {
      socket.ask("{'command':'subscribe','accounts':['" + payee.address() + "']}");
      String id = aChannel();
      heard.add(next(socket));
      client.submit(
          client.tx(owner, "PaymentChannelFund").with("Channel", id).with("Amount", "1000"));
      client.call("ledger_accept", "{}");
      heard.add(next(socket));
      client.submit(
          client.tx(owner, "PaymentChannelClaim").with("Channel", id).with("Flags", CLOSE));
      client.call("ledger_accept", "{}");
      heard.add(next(socket));
      client.call("sandbox_advance_time", "{'seconds':60}");
      client.submit(client.tx(owner, "PaymentChannelClaim").with("Channel", id));
      client.call("ledger_accept", "{}");
      heard.add(next(socket));
    }

    assertThat(heard)
        .containsExactly(
            "PaymentChannelCreate",
            "PaymentChannelFund",
            "PaymentChannelClaim",
            "PaymentChannelClaim");
    // Beside them each side has the payment that founded its account.
    for (Wallet side : List.of(owner, payee)) {
      List<String> listed = listed(side, "");
      assertThat(listed).hasSize(5);
      assertThat(listed.subList(1, 5)).isEqualTo(heard);
      assertThat(listed(side, ",'ledger_index_min':6,'ledger_index_max':7")).hasSize(2);
    }
  }

  private static String next(Client.Socket socket) {
    return socket.next().path("transaction").path("TransactionType").asText();
  }

  /** All pages of an account's transactions, two to a page, oldest first. */
  private List<String> listed(Wallet side, String more) {
    List<String> types = new ArrayList<>();
    String marker = "";
    do {
      JsonNode page =
          client.call(
              "account_tx",
              "{'account':'" + side.address() + "','forward':true,'limit':2" + more + marker + "}");
      page.path("transactions")
          .forEach(it -> types.add(it.path("tx").path("TransactionType").asText()));
      marker = page.has("marker") ? ",'marker':" + page.path("marker") : "";
    } while (!marker.isEmpty());
    return types;
  }

  @Test
  void faultsMeetTheCommandsOfChannels() {
    aChannel();
    client.call(
        "sandbox_fault",
        "{'fault':'lie','commands':['account_channels'],'times':1,"
            + "'field':'/channels/0/balance','value':'9000'}");

    assertThat(channels("").path("channels").get(0).path("balance").asText()).isEqualTo("9000");
    assertThat(channels("").path("channels").get(0).path("balance").asText()).isEqualTo("0");
  }

  @Test
  void aDeletionTellsWhatItDelivered() {
    for (int i = 0; i < 260; i++) {
      client.call("ledger_accept", "{}");
    }
    JsonNode simulated =
        client.call(
            "simulate",
            "{'tx_json':{'TransactionType':'AccountDelete','Account':'"
                + owner.address()
                + "','Destination':'"
                + payee.address()
                + "'}}");
    assertThat(simulated.path("tx_json").path("Fee").asText()).isEqualTo("200000");
    JsonNode submitted =
        client.submitted(
            client
                .tx(owner, "AccountDelete")
                .with("Destination", payee.address())
                .with("Fee", "200000"));
    client.call("ledger_accept", "{}");
    String hash = submitted.path("tx_json").path("hash").asText();
    JsonNode meta = client.call("tx", "{'transaction':'" + hash + "'}").path("meta");

    assertThat(meta.path("delivered_amount").asText()).isEqualTo("999800000");
    assertThat(meta.path("DeliveredAmount").asText()).isEqualTo("999800000");
    assertThat(
            client
                .call("account_info", "{'account':'" + owner.address() + "'}")
                .path("error")
                .asText())
        .isEqualTo("actNotFound");
  }
}
