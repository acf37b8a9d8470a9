package io.ringledger.sandbox.rpc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.sandbox.codec.Codec;
import io.ringledger.sandbox.codec.RippleTime;
import io.ringledger.sandbox.ledger.ClosedLedger;
import io.ringledger.sandbox.ledger.LedgerHistory;
import io.ringledger.sandbox.ledger.SandboxLedger;
import io.ringledger.sandbox.state.Fees;
import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** Commands about the node itself. Each answer that names a version also says that it simulates. */
final class ServerCommands {
  /** A prefix that clients can compare as a version, and a suffix that people can read. */
  static final String BUILD_VERSION = "3.1.0-ringledger-sandbox-simulator";

  private static final String NOTE =
      "This is a simulator for development and tests. It is no XRP Ledger node, and its XRP is"
          + " worth nothing.";
  private static final String NODE_KEY = "n9KUjqxCr5FKThSNXdzb7oqN8rYwScB2dUnNqxQxbEA17JkaWy5x";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MMM-dd HH:mm:ss.'000000 UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final int LOAD_BASE = 256;

  private final SandboxLedger ledger;
  private final long startedAt;
  private final SecureRandom random = new SecureRandom();

  ServerCommands(SandboxLedger ledger) {
    this.ledger = ledger;
    this.startedAt = ledger.now();
  }

  Map<String, Command> all() {
    return Map.of(
        "server_info", _ -> serverInfo(),
        "server_state", _ -> serverState(),
        "fee", _ -> fee(),
        "ping", _ -> Codec.JSON.createObjectNode(),
        "random", _ -> random(),
        "feature", _ -> feature());
  }

  private ObjectNode serverInfo() {
    ObjectNode result = Codec.JSON.createObjectNode();
    ObjectNode info = result.putObject("info");
    describeNode(info);
    info.put("hostid", "SANDBOX");
    info.put("load_factor", 1);
    info.putObject("last_close").put("converge_time_s", 0).put("proposers", 0);
    Fees fees = ledger.settings().fees();
    ObjectNode validated = info.putObject("validated_ledger");
    validated.put("age", Math.max(0, ledger.now() - newest().closeTime()));
    validated.put("base_fee_xrp", xrp(fees.base()));
    validated.put("hash", newest().hash());
    validated.put("reserve_base_xrp", xrp(fees.reserveBase()));
    validated.put("reserve_inc_xrp", xrp(fees.reserveIncrement()));
    validated.put("seq", newest().index());
    return result;
  }

  private ObjectNode serverState() {
    ObjectNode result = Codec.JSON.createObjectNode();
    ObjectNode state = result.putObject("state");
    describeNode(state);
    state.put("load_base", LOAD_BASE);
    state.put("load_factor", LOAD_BASE);
    state.put("load_factor_fee_escalation", LOAD_BASE);
    state.put("load_factor_fee_queue", LOAD_BASE);
    state.put("load_factor_fee_reference", LOAD_BASE);
    state.put("load_factor_server", LOAD_BASE);
    state.putObject("last_close").put("converge_time", 0).put("proposers", 0);
    Fees fees = ledger.settings().fees();
    ObjectNode validated = state.putObject("validated_ledger");
    validated.put("base_fee", fees.base());
    validated.put("close_time", newest().closeTime());
    validated.put("hash", newest().hash());
    validated.put("reserve_base", fees.reserveBase());
    validated.put("reserve_inc", fees.reserveIncrement());
    validated.put("seq", newest().index());
    return result;
  }

  private ObjectNode fee() {
    String base = Long.toString(ledger.settings().fees().base());
    ObjectNode result = Codec.JSON.createObjectNode();
    result.put("current_ledger_size", Integer.toString(ledger.openTransactions().size()));
    result.put("current_queue_size", "0");
    ObjectNode drops = result.putObject("drops");
    drops.put("base_fee", base);
    drops.put("median_fee", base);
    drops.put("minimum_fee", base);
    drops.put("open_ledger_fee", base);
    result.put("expected_ledger_size", "1000");
    result.put("ledger_current_index", ledger.openIndex());
    ObjectNode levels = result.putObject("levels");
    String level = Integer.toString(LOAD_BASE);
    levels.put("median_level", level);
    levels.put("minimum_level", level);
    levels.put("open_ledger_level", level);
    levels.put("reference_level", level);
    result.put("max_queue_size", "20000");
    return result;
  }

  private ObjectNode random() {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return Codec.JSON.createObjectNode().put("random", Codec.hex(bytes));
  }

  private static ObjectNode feature() {
    ObjectNode result = Codec.JSON.createObjectNode();
    result.putObject("features");
    return result;
  }

  private void describeNode(ObjectNode node) {
    long uptime = Math.max(0, ledger.now() - startedAt);
    node.put("build_version", BUILD_VERSION);
    node.put("simulator", true);
    node.put("simulator_note", NOTE);
    node.put("complete_ledgers", completeLedgers(ledger.history()));
    node.put("initial_sync_duration_us", "0");
    node.put("io_latency_ms", 1);
    node.put("jq_trans_overflow", "0");
    node.put("network_id", ledger.settings().networkId());
    node.put("peer_disconnects", "0");
    node.put("peer_disconnects_resources", "0");
    node.put("peers", 0);
    node.put("pubkey_node", NODE_KEY);
    node.put("server_state", "full");
    node.put("server_state_duration_us", Long.toString(uptime * 1_000_000));
    node.put("time", TIME.format(RippleTime.toInstant(ledger.now())));
    node.put("uptime", uptime);
    node.put("validation_quorum", 0);
  }

  private ClosedLedger newest() {
    return ledger.history().newest();
  }

  static String completeLedgers(LedgerHistory history) {
    return history.oldestIndex() + "-" + history.newest().index();
  }

  private static BigDecimal xrp(long drops) {
    return BigDecimal.valueOf(drops, 6).stripTrailingZeros();
  }
}
