package io.ringledger.local.chaos.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.local.chaos.check.DatabaseState.AuditRow;
import io.ringledger.local.chaos.check.DatabaseState.BoutRow;
import io.ringledger.local.chaos.check.DatabaseState.ClaimRow;
import io.ringledger.local.chaos.check.DatabaseState.EscrowRow;
import io.ringledger.local.chaos.check.DatabaseState.StoredAnswer;
import io.ringledger.local.chaos.check.Evidence.Won;
import io.ringledger.local.chaos.check.LedgerState.Account;
import io.ringledger.local.chaos.check.LedgerState.Name;
import io.ringledger.local.demo.ApiClient.Answer;
import io.ringledger.local.demo.Json;
import io.ringledger.local.demo.PromoterDesk.Half;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * All there is to see of a bout that corner A has won and that came to its end as it should; tests
 * tamper with it.
 */
final class SettledBout {

  static final String BOUT = "01a205eb-0000-7000-8000-000000000001";
  static final String PROMOTER = "rPromoter";

  final List<Exchange> exchanges = new ArrayList<>();
  final List<Won> winners = new ArrayList<>(List.of(new Won(BOUT, "A")));
  final List<BoutRow> bouts = new ArrayList<>();
  final List<EscrowRow> escrows = new ArrayList<>();
  final List<ClaimRow> claims = new ArrayList<>();
  final List<StoredAnswer> answers = new ArrayList<>();
  final List<AuditRow> audit = new ArrayList<>();
  final Map<String, JsonNode> transactions = new HashMap<>();
  final Set<Name> open = new HashSet<>();
  final Map<String, Account> accounts = new HashMap<>();
  final Sightings sightings = new Sightings();
  boolean settled = true;

  SettledBout() {
    bouts.add(new BoutRow(BOUT, "closed", Optional.of("A")));
    escrow("show_a", 1, "finished");
    escrow("show_b", 2, "finished");
    escrow("bonus_a", 3, "finished");
    escrow("bonus_b", 4, "cancelled");
    accounts.put(PROMOTER, new Account(1_000, 1_000));
    sightings.look("the ledger", "A0228020" + secret("bonus_a"));
  }

  private void escrow(String kind, long sequence, String status) {
    String created = "C" + "0".repeat(62) + sequence;
    String closed = "F" + "0".repeat(62) + sequence;
    Optional<String> condition =
        kind.startsWith("bonus") ? Optional.of(condition(secret(kind))) : Optional.empty();
    escrows.add(
        new EscrowRow(
            BOUT,
            "escrow-" + kind,
            kind,
            status,
            PROMOTER,
            "rFighter",
            100 + sequence,
            condition,
            Optional.of(created),
            sequence,
            Optional.of(closed)));
    ObjectNode create = onLedger("EscrowCreate");
    create.put("Account", PROMOTER).put("Destination", "rFighter").put("Sequence", sequence);
    create.put("Amount", Long.toString(100 + sequence));
    condition.ifPresent(hex -> create.put("Condition", hex));
    transactions.put(created, create);
    ObjectNode close = onLedger(status.equals("finished") ? "EscrowFinish" : "EscrowCancel");
    transactions.put(closed, close.put("Owner", PROMOTER).put("OfferSequence", sequence));
    moved(Half.ESCROWS, kind, "create", created, "created");
    moved(Half.PAYOUTS, kind, "close", closed, status);
  }

  private void moved(Half half, String kind, String step, String hash, String status) {
    claims.add(new ClaimRow("escrow-" + kind, step, hash));
    String key = "key-" + kind + "-" + step;
    Exchange confirm = confirm(half, key, kind, hash, 200, status);
    exchanges.add(confirm);
    Answer answer = confirm.answer().orElseThrow();
    String scope = half == Half.ESCROWS ? "escrow_create_confirm:" : "payout_confirm:";
    answers.add(new StoredAnswer(scope + BOUT, key, 200, answer.body()));
    SortedMap<String, String> details = new TreeMap<>();
    details.put("escrow_kind", kind);
    details.put("escrow_status", status);
    history("confirm", "success", details);
  }

  /** Adds the next entry of the history, well linked. */
  void history(String action, String outcome, SortedMap<String, String> details) {
    String previous = audit.isEmpty() ? "0".repeat(64) : audit.getLast().hash();
    AuditRow entry =
        new AuditRow(
            "bout:" + BOUT,
            audit.size() + 1,
            Instant.EPOCH,
            "somebody",
            "promoter",
            "request",
            action,
            outcome,
            details,
            previous,
            "");
    audit.add(withHash(entry, AuditChecks.hash(entry)));
  }

  static AuditRow withHash(AuditRow entry, String hash) {
    return new AuditRow(
        entry.chain(),
        entry.position(),
        entry.at(),
        entry.actor(),
        entry.role(),
        entry.requestId(),
        entry.action(),
        entry.outcome(),
        entry.details(),
        entry.previousHash(),
        hash);
  }

  static Exchange confirm(
      Half half, String key, String kind, String hash, int status, String says) {
    long sequence = List.of("show_a", "show_b", "bonus_a", "bonus_b").indexOf(kind) + 1L;
    String request =
        Json.object()
            .put("escrow_kind", kind)
            .put("tx_hash", hash)
            .put("offer_sequence", sequence)
            .toString();
    String body = Json.object().put(status < 400 ? "escrow_status" : "code", says).toString();
    return new Exchange(
        BOUT,
        half,
        key,
        request,
        Optional.of(new Answer("POST confirm", status, body, Optional.empty())));
  }

  private static ObjectNode onLedger(String type) {
    ObjectNode transaction = Json.object().put("TransactionType", type).put("validated", true);
    transaction.putObject("meta").put("TransactionResult", "tesSUCCESS");
    return transaction;
  }

  /** The 32 bytes that open a bonus. */
  static String secret(String kind) {
    return (kind.equals("bonus_a") ? "AB" : "CD").repeat(32);
  }

  private static String condition(String secret) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(HexFormat.of().parseHex(secret));
      return "A0258020" + HexFormat.of().withUpperCase().formatHex(digest) + "810120";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The escrow of that kind, differently. */
  void change(String kind, UnaryOperator<EscrowRow> change) {
    escrows.replaceAll(escrow -> escrow.kind().equals(kind) ? change.apply(escrow) : escrow);
  }

  Evidence evidence() {
    return new Evidence(
        exchanges,
        winners,
        new DatabaseState(bouts, escrows, claims, answers, audit),
        new LedgerState(transactions, open, accounts),
        sightings,
        settled);
  }
}
