package io.ringledger.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Where a promoter takes what RingLedger has prepared, signs it with a wallet of their own, submits
 * it to the ledger and reports back what the ledger says.
 */
public final class PromoterDesk {

  private static final String SUCCESS = "tesSUCCESS";

  private final ApiClient api;
  private final LedgerClient ledger;
  private final Person promoter;
  private final Wallet wallet;

  PromoterDesk(ApiClient api, LedgerClient ledger, Person promoter, Wallet wallet) {
    this.api = api;
    this.ledger = ledger;
    this.promoter = promoter;
    this.wallet = wallet;
  }

  /** The two halves of a settlement, by where in the API they are. */
  public enum Half {
    ESCROWS("escrows"),
    PAYOUTS("payouts");

    private final String path;

    Half(String path) {
      this.path = path;
    }

    /** The path of a request about a bout. */
    public String url(String bout, String verb) {
      return "/bouts/%s/%s/%s".formatted(bout, path, verb);
    }
  }

  /**
   * A prepared transaction on its way.
   *
   * @param kind of escrow
   * @param payload of the signing request
   */
  record Submitted(String kind, String payload, Wallet.Signed signed) {}

  /**
   * A confirm that went through.
   *
   * @param key what it was sent under
   * @param onLedger the transaction as the ledger tells it
   */
  record Confirmed(
      String kind, JsonNode onLedger, String key, ObjectNode request, ApiClient.Answer answer) {

    String hash() {
      return Json.text(onLedger, "hash");
    }

    long feeDrops() {
      return Json.number(onLedger, "Fee");
    }

    JsonNode body() {
      return Json.parse(answer.body());
    }
  }

  /** What is to be signed now. */
  List<JsonNode> prepare(Half half, String bout) throws InterruptedException {
    JsonNode prepared =
        api.post(half.url(bout, "prepare"), promoter.bearer(), Json.object(), Map.of()).expect(200);
    return Json.required(prepared, "escrows").valueStream().toList();
  }

  /** Signs with the promoter's own key and submits; the backend has no part in it. */
  Submitted signAndSubmit(JsonNode prepared) throws InterruptedException {
    Wallet.Signed signed =
        wallet.sign(Json.required(prepared, "unsigned_tx"), ledger.autofill(wallet.address()));
    String kind = Json.text(prepared, "escrow_kind");
    String verdict = ledger.submit(signed.blob());
    if (!verdict.equals(SUCCESS)) {
      throw new PlayException(
          "The ledger answered %s to the transaction for %s: %s"
              .formatted(verdict, kind, prepared));
    }
    String payload = Json.text(Json.required(prepared, "xaman_sign_request"), "payload_id");
    return new Submitted(kind, payload, signed);
  }

  /** Reports the wallet's word, waits for the ledger's, and reports that. */
  Confirmed report(Half half, String bout, Submitted submitted) throws InterruptedException {
    reconcile(half, bout, submitted);
    JsonNode onLedger = ledger.awaitValidated(submitted.signed().hash());
    ObjectNode request = evidence(half, submitted.kind(), onLedger);
    String key = UUID.randomUUID().toString();
    ApiClient.Answer answer = confirm(half, bout, request, key);
    answer.expect(200);
    return new Confirmed(submitted.kind(), onLedger, key, request, answer);
  }

  /** Sends a confirm, for the first time or again. */
  ApiClient.Answer confirm(Half half, String bout, ObjectNode request, String key)
      throws InterruptedException {
    return api.post(
        half.url(bout, "confirm"), promoter.bearer(), request, Map.of("Idempotency-Key", key));
  }

  private void reconcile(Half half, String bout, Submitted submitted) throws InterruptedException {
    ObjectNode observed = Json.object();
    observed.put("escrow_kind", submitted.kind());
    observed.put("payload_id", submitted.payload());
    observed.put("observed_status", "signed");
    observed.put("observed_tx_hash", submitted.signed().hash());
    JsonNode answer =
        api.post(half.url(bout, "signing/reconcile"), promoter.bearer(), observed, Map.of())
            .expect(200);
    String status = Json.text(answer, "signing_status");
    if (!status.equals("signed")) {
      throw new PlayException("Signing of %s is %s.".formatted(submitted.kind(), status));
    }
  }

  /**
   * What a confirm says about a transaction.
   *
   * @param kind of escrow
   * @param onLedger the transaction as the ledger tells it
   */
  public static ObjectNode evidence(Half half, String kind, JsonNode onLedger) {
    return switch (half) {
      case ESCROWS -> createEvidence(kind, onLedger);
      case PAYOUTS -> payoutEvidence(kind, onLedger);
    };
  }

  private static ObjectNode createEvidence(String kind, JsonNode onLedger) {
    ObjectNode evidence = evidence(kind, onLedger);
    evidence.put("offer_sequence", Json.number(onLedger, "Sequence"));
    evidence.put("owner_address", Json.text(onLedger, "Account"));
    evidence.put("destination_address", Json.text(onLedger, "Destination"));
    evidence.put("amount_drops", Json.number(onLedger, "Amount"));
    evidence.put("finish_after_ripple", Json.number(onLedger, "FinishAfter"));
    evidence.set("cancel_after_ripple", optional(onLedger, "CancelAfter"));
    evidence.set("condition_hex", optional(onLedger, "Condition"));
    return evidence;
  }

  private static ObjectNode payoutEvidence(String kind, JsonNode onLedger) {
    ObjectNode evidence = evidence(kind, onLedger);
    evidence.put("transaction_type", Json.text(onLedger, "TransactionType"));
    evidence.put("owner_address", Json.text(onLedger, "Owner"));
    evidence.put("offer_sequence", Json.number(onLedger, "OfferSequence"));
    evidence.put("close_time_ripple", Json.number(onLedger, "date"));
    evidence.set("fulfillment_hex", optional(onLedger, "Fulfillment"));
    return evidence;
  }

  private static ObjectNode evidence(String kind, JsonNode onLedger) {
    ObjectNode evidence = Json.object();
    evidence.put("escrow_kind", kind);
    evidence.put("tx_hash", Json.text(onLedger, "hash"));
    evidence.put("validated", Json.required(onLedger, "validated").asBoolean());
    evidence.put("engine_result", Json.text(Json.required(onLedger, "meta"), "TransactionResult"));
    return evidence;
  }

  private static JsonNode optional(JsonNode onLedger, String field) {
    return Optional.<JsonNode>ofNullable(onLedger.get(field)).orElseGet(Json::nothing);
  }

  /** The bout as RingLedger has it now. */
  JsonNode bout(String bout) throws InterruptedException {
    return api.get("/bouts/" + bout, promoter.bearer()).expect(200);
  }

  /** The bout's audit trail. */
  JsonNode audit(String bout) throws InterruptedException {
    return api.get("/bouts/" + bout + "/audit", promoter.bearer()).expect(200);
  }

  /** Whether an answer to the same request under the same key is the same, byte for byte. */
  boolean replays(Half half, String bout, Confirmed confirmed) throws InterruptedException {
    ApiClient.Answer again = confirm(half, bout, confirmed.request(), confirmed.key());
    return again.status() == confirmed.answer().status()
        && again.body().equals(confirmed.answer().body());
  }
}
