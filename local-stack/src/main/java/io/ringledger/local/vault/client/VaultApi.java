package io.ringledger.local.vault.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.local.demo.ApiClient;
import io.ringledger.local.demo.ApiClient.Answer;
import io.ringledger.local.demo.Json;
import io.ringledger.local.vault.client.SignInText.Challenge;
import io.ringledger.local.vault.client.SignInText.Grant;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What wallets, admins and everybody ask of the vault, one request each. */
public final class VaultApi {

  private final ApiClient api;

  public VaultApi(ApiClient api) {
    this.api = api;
  }

  /** What the vault says of itself: network, authority, fees, limits, the key of its receipts. */
  public JsonNode about() throws InterruptedException {
    return api.get("/api/vault", Optional.empty()).expect(200);
  }

  /** A nonce, and what a message must be made for. */
  public Answer nonce() throws InterruptedException {
    return api.get("/api/user/nonce", Optional.empty());
  }

  /** A nonce for that wallet, and what its message must be made for. */
  public Challenge challenge(Signatory wallet) throws InterruptedException {
    return challenge(wallet, nonce().expect(200));
  }

  /** The same from an answer to {@link #nonce()}. */
  static Challenge challenge(Signatory wallet, JsonNode nonce) {
    return new Challenge(
        Json.text(nonce, "domain"),
        Json.text(nonce, "uri"),
        Json.text(nonce, wallet.chain().toLowerCase(Locale.ROOT) + "_chain_id"),
        Json.text(nonce, "nonce"),
        Instant.parse(Json.text(nonce, "issued_at")),
        Instant.parse(Json.text(nonce, "expires_at")));
  }

  /** Signs in without granting anything. */
  public Answer signIn(Signatory wallet, Challenge challenge) throws InterruptedException {
    String text = SignInText.message(wallet, challenge, SignInText.PLAIN);
    return post("/api/user/sign-in", Optional.empty(), signed(wallet, text));
  }

  /** Grants a session key something. */
  public Answer grant(Signatory wallet, Challenge challenge, Grant grant)
      throws InterruptedException {
    ObjectNode body = signed(wallet, SignInText.message(wallet, challenge, grant.statement()));
    ObjectNode terms = body.putObject("grant");
    terms.put("public_key", grant.key());
    terms.put("cap_drops", grant.capDrops());
    terms.put("expires_at", grant.end().toString());
    grant.actions().forEach(terms.putArray("actions")::add);
    terms.put("funding_account", grant.fundedBy());
    terms.put("payout_account", grant.paidTo());
    return post("/api/session-keys/create", Optional.empty(), body);
  }

  private static ObjectNode signed(Signatory wallet, String text) {
    ObjectNode body = Json.object().put("message", text);
    body.set("proof", wallet.proof(text));
    return body;
  }

  /** A session of the token's wallet. */
  public Answer session(String token, String id) throws InterruptedException {
    return api.get("/api/session-keys/" + id, Optional.of(token));
  }

  /** Tells by which transaction the session got its channel. */
  public Answer prove(String token, String id, String hash) throws InterruptedException {
    return post(
        "/api/session-keys/%s/channel".formatted(id),
        Optional.of(token),
        Json.object().put("transaction_hash", hash));
  }

  /** Asks for a transaction that puts more into the channel. */
  public Answer topUp(String token, String id, long drops) throws InterruptedException {
    return post(
        "/api/session-keys/%s/top-up".formatted(id),
        Optional.of(token),
        Json.object().put("add_drops", drops));
  }

  /** Tells by which transaction more was put in. */
  public Answer confirmTopUp(String token, String id, String hash) throws InterruptedException {
    return post(
        "/api/session-keys/%s/top-up/confirm".formatted(id),
        Optional.of(token),
        Json.object().put("transaction_hash", hash));
  }

  /** Takes the session back, and asks for a transaction that closes its channel. */
  public Answer close(String token, String id) throws InterruptedException {
    return post("/api/session-keys/%s/close".formatted(id), Optional.of(token), Json.object());
  }

  /** Takes the session back. */
  public Answer revoke(String token, String id) throws InterruptedException {
    return api.delete("/api/session-keys/" + id, Optional.of(token));
  }

  /** Brings items out; only admins may. */
  public Answer register(Optional<String> admin, JsonNode body) throws InterruptedException {
    return post("/api/items", admin, body);
  }

  public Answer item(String id) throws InterruptedException {
    return api.get("/api/items/" + encoded(id), Optional.empty());
  }

  /** Offers items at a price; the signatures say who does. */
  public Answer list(JsonNode body) throws InterruptedException {
    return post("/api/listings", Optional.empty(), body);
  }

  /** Hands signed intents in, as many as the body has. */
  public Answer submit(JsonNode body) throws InterruptedException {
    return post("/api/intents", Optional.empty(), body);
  }

  public Answer intent(String token, String id) throws InterruptedException {
    return api.get("/api/intents/" + id, Optional.of(token));
  }

  /**
   * What came after a place in the changes of the wallet's intents.
   *
   * @param after as an earlier answer had it; empty: from the beginning
   */
  public Answer changes(String token, String after, int limit) throws InterruptedException {
    String from = after.isEmpty() ? "" : "&after=" + encoded(after);
    return api.get("/api/intents?limit=" + limit + from, Optional.of(token));
  }

  /** Takes an intent back. */
  public Answer cancel(String token, String id) throws InterruptedException {
    return api.delete("/api/intents/" + id, Optional.of(token));
  }

  /** Nets now; only admins may ask for it. */
  public Answer net(Optional<String> admin) throws InterruptedException {
    return post("/api/netting/run", admin, Json.object());
  }

  public Answer batches(String query) throws InterruptedException {
    return api.get("/api/batches" + query, Optional.empty());
  }

  public Answer batch(long number) throws InterruptedException {
    return api.get("/api/batches/" + number, Optional.empty());
  }

  /** The proof of what a batch says of a wallet. */
  public Answer walletProof(long number, String wallet) throws InterruptedException {
    return api.get("/api/batches/%d/proofs/wallets/%s".formatted(number, wallet), Optional.empty());
  }

  /** The proof of what a batch says of an item. */
  public Answer itemProof(long number, String item) throws InterruptedException {
    return api.get(
        "/api/batches/%d/proofs/items/%s".formatted(number, encoded(item)), Optional.empty());
  }

  /** A published document, as it is. */
  public Answer document(String cid) throws InterruptedException {
    return api.get("/api/documents/" + cid, Optional.empty());
  }

  /** What the vault's own comparison of its books with the ledger says; only admins may ask. */
  public Answer reconciliation(Optional<String> admin) throws InterruptedException {
    return api.get("/api/vault/reconciliation", admin);
  }

  /** What a wallet has to its name by the vault's own index. */
  public Answer walletItems(String wallet, String query) throws InterruptedException {
    return api.get("/api/wallets/%s/items%s".formatted(wallet, query), Optional.empty());
  }

  /** Any other question that is open to all. */
  public Answer get(String path) throws InterruptedException {
    return api.get(path, Optional.empty());
  }

  /** The client it asks by. */
  public ApiClient client() {
    return api;
  }

  private Answer post(String path, Optional<String> token, JsonNode body)
      throws InterruptedException {
    return api.post(path, token, body, Map.of());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
