package io.ringledger.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.sandbox.World.Secret;
import io.ringledger.sandbox.codec.Codec;
import io.ringledger.sandbox.codec.Conditions;
import io.ringledger.sandbox.codec.MalformedTransactionException;
import io.ringledger.sandbox.codec.Transaction;
import io.ringledger.sandbox.rpc.RpcCommands;
import io.ringledger.sandbox.rpc.RpcException;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class RobustnessProperties {
  private static final World WORLD = World.fresh();
  private static final RpcCommands COMMANDS = new RpcCommands(WORLD.ledger);
  private static final String ADDRESS = WORLD.genesis.address();
  private static final String BLOB =
      WORLD
          .escrowFinish(WORLD.genesis, WORLD.genesis, 1)
          .with("Condition", Secret.of("a").condition())
          .with("Fulfillment", Secret.of("a").fulfillment())
          .blob();

  @Provide
  Arbitrary<String> commands() {
    return Arbitraries.of(
        "account_info",
        "account_objects",
        "account_tx",
        "account_lines",
        "deposit_authorized",
        "ledger",
        "ledger_entry",
        "tx",
        "submit",
        "simulate",
        "sandbox_advance_time",
        "server_info",
        "nonsense");
  }

  @Provide
  Arbitrary<Map<String, JsonNode>> params() {
    Arbitrary<String> names =
        Arbitraries.of(
            "account",
            "source_account",
            "destination_account",
            "ledger_index",
            "ledger_hash",
            "transaction",
            "ctid",
            "tx_blob",
            "tx_json",
            "limit",
            "marker",
            "type",
            "binary",
            "index",
            "escrow",
            "ticket",
            "directory",
            "api_version",
            "min_ledger",
            "max_ledger",
            "seconds",
            "transactions",
            "expand");
    Arbitrary<JsonNode> values =
        Arbitraries.of(
                "null",
                "true",
                "0",
                "-1",
                "2",
                "1e30",
                "99999999999999999999",
                "{}",
                "[]",
                "[1]",
                "''",
                "'validated'",
                "'escrow'",
                "'" + ADDRESS + "'",
                "'" + "AB".repeat(32) + "'",
                "'C000000100000001'",
                "'CFFFFFFFFFFF0001'",
                "'" + BLOB + "'",
                "{'owner':'" + ADDRESS + "','seq':5}",
                "{'owner':1,'seq':'x'}",
                "{'TransactionType':'Payment','Account':'" + ADDRESS + "'}",
                "{'TransactionType':'Payment','Account':'" + ADDRESS + "','Amount':{},'Fee':-1}",
                "{'TransactionType':'Nonsense','Account':'" + ADDRESS + "','Memos':7}")
            .map(Client::quoted);
    return Arbitraries.maps(names, values).ofMaxSize(6);
  }

  @Property(tries = 400)
  void whateverIsAskedTheNodeKnowsWhatToSay(
      @ForAll("commands") String command, @ForAll("params") Map<String, JsonNode> params) {
    ObjectNode given = Codec.JSON.createObjectNode();
    params.forEach(given::set);
    try {
      assertThat(COMMANDS.answer(command, given)).isNotNull();
    } catch (RpcException e) {
      assertThat(e.body().path("error").asText()).isNotEmpty().isNotEqualTo("internal");
    }
  }

  @Property(tries = 300)
  void aBlobWithWrongBytesIsNoTransaction(
      @ForAll @Size(min = 1, max = 4) List<@IntRange(max = 200) Integer> places,
      @ForAll @IntRange(min = 1, max = 255) int change) {
    byte[] bytes = Codec.bytes(BLOB);
    places.forEach(place -> bytes[place % bytes.length] ^= (byte) change);
    String mutated = Codec.hex(bytes);
    try {
      Transaction.readSigned(mutated);
      // Two changes in one place undo each other.
      assertThat(mutated).isEqualTo(BLOB);
    } catch (MalformedTransactionException e) {
      assertThat(e).hasMessageNotContaining("null");
    }
  }

  @Property(tries = 300)
  void noBytesAreTooOddToBeReadAsACondition(@ForAll @Size(max = 60) List<Byte> given) {
    byte[] bytes = new byte[given.size()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = given.get(i);
    }
    assertThat(Conditions.readCondition(Codec.hex(bytes))).isEmpty();
    assertThat(Conditions.fulfills(Codec.hex(bytes), Secret.of("a").condition())).isFalse();
  }
}
