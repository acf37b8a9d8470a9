package io.ringledger.local.vault.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.local.demo.ApiClient.Answer;
import io.ringledger.local.demo.Json;
import io.ringledger.local.demo.LedgerClient;
import io.ringledger.local.demo.LedgerClient.Autofill;
import io.ringledger.local.demo.LedgerTroubleException;
import io.ringledger.local.demo.PlayException;
import io.ringledger.local.demo.UnansweredException;
import io.ringledger.local.demo.Wallet;
import io.ringledger.local.demo.Wallet.Signed;
import io.ringledger.local.vault.client.SignInText.Challenge;
import io.ringledger.local.vault.client.SignInText.Grant;
import io.ringledger.local.vault.client.SignedBytes.Listing;
import io.ringledger.local.vault.client.SignedBytes.Trade;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Somebody who trades: a wallet that signs in, an account of the XRP Ledger that pays into a
 * channel, and a session key that says what is bought and sold. Not for several threads at once.
 */
public final class Trader {

  /** All that a session key can be granted. */
  public static final List<String> EVERYTHING = List.of("TRADE", "BID", "BUY_NOW");

  private static final long RIPPLE_EPOCH = 946_684_800L;
  private static final long CLOSE = 0x0002_0000L;
  private static final int LEDGERS_TO_LIVE = 2_000;
  private static final int MOST_TRIES = 40;
  private static final int NOT_PROVED = 422;
  private static final Duration BREATH = Duration.ofMillis(500);

  private final String name;
  private final Signatory owner;
  private final Wallet account;
  private final String paidTo;
  private final AtomicLong nonces = new AtomicLong();
  private long feesPaid;
  private Optional<Session> session = Optional.empty();

  /**
   * Somebody without a session yet.
   *
   * @param account pays into channels
   * @param paidTo the account that is paid
   */
  public Trader(String name, Signatory owner, Wallet account, String paidTo) {
    this.name = name;
    this.owner = owner;
    this.account = account;
    this.paidTo = paidTo;
  }

  /** Somebody whose wallet is their account. */
  public static Trader ofTheLedger(String name, Wallet wallet) {
    return new Trader(name, new Signatory.Xrpl(wallet), wallet, wallet.address());
  }

  /**
   * A session that is funded.
   *
   * @param token of the wallet, for an hour
   */
  public record Session(
      UUID id, Ed25519 key, String token, String channel, long capDrops, Instant end) {

    /** Says no token. */
    @Override
    public String toString() {
      return "Session[%s]".formatted(id);
    }
  }

  /** What to call them. */
  public String name() {
    return name;
  }

  /** The wallet's address, by which the vault knows them. */
  public String wallet() {
    return owner.address();
  }

  /** The wallet itself. */
  public Signatory owner() {
    return owner;
  }

  /** The account that pays into their channels. */
  public Wallet account() {
    return account;
  }

  /** The account that is paid what they earn. */
  public String paidTo() {
    return paidTo;
  }

  /** What their account has paid in fees, in drops. */
  public long feesPaid() {
    return feesPaid;
  }

  /** Their session, which there is. */
  public Session session() {
    return session.orElseThrow(() -> new PlayException(name + " has no session"));
  }

  /** Whether there is one. */
  public boolean hasSession() {
    return session.isPresent();
  }

  /**
   * Signs in, grants a fresh key that much until then, opens the channel and proves it.
   *
   * @param end in whole seconds
   */
  public void open(Asking vault, LedgerClient ledger, long cap, Instant end, List<String> actions)
      throws InterruptedException {
    Instant until = end.truncatedTo(ChronoUnit.SECONDS);
    Granted granted = granted(vault, cap, until, actions);
    JsonNode created = granted.answer();
    String token = Json.text(created, "token");
    String id = Json.text(Json.required(created, "session"), "session_id");
    JsonNode validated = carryOut(ledger, Json.required(created, "channel_transaction"));
    String hash = Json.text(validated, "hash");
    Answer proved = vault.ask(to -> to.prove(token, id, hash));
    for (int i = 0; i < MOST_TRIES && proved.status() == NOT_PROVED; i++) {
      // The node that was asked may be behind, or not be believed.
      Thread.sleep(BREATH);
      proved = vault.ask(to -> to.prove(token, id, hash));
    }
    proved.expect(200);
    session =
        Optional.of(
            new Session(UUID.fromString(id), granted.key(), token, created(validated), cap, until));
  }

  /** What was granted to which key. */
  private record Granted(Ed25519 key, JsonNode answer) {}

  /** Where an answer was lost, nonce and key are used up: both are new each time. */
  private Granted granted(Asking vault, long cap, Instant until, List<String> actions)
      throws InterruptedException {
    for (int i = 0; ; i++) {
      Ed25519 key = Ed25519.generate();
      Grant grant = new Grant(key.publicHex(), cap, until, actions, account.address(), paidTo);
      Challenge challenge = VaultApi.challenge(owner, vault.ask(VaultApi::nonce).expect(200));
      Answer answer = vault.ask(to -> to.grant(owner, challenge, grant));
      if (answer.status() == 201 || i == MOST_TRIES) {
        JsonNode created = answer.expect(201);
        requireAsGranted(Json.required(created, "channel_transaction"), grant);
        return new Granted(key, created);
      }
    }
  }

  /** Goes on with a session that is funded already. */
  public void adopt(Session funded) {
    session = Optional.of(funded);
  }

  /** Gets a new token for their wallet. */
  public void signInAgain(Asking vault) throws InterruptedException {
    Session now = session();
    Challenge challenge = VaultApi.challenge(owner, vault.ask(VaultApi::nonce).expect(200));
    Answer answer = vault.ask(to -> to.signIn(owner, challenge));
    if (answer.status() != 200) {
      // The answer before was lost; what is known goes on until the next time.
      return;
    }
    String token = Json.text(answer.expect(200), "token");
    session =
        Optional.of(
            new Session(now.id(), now.key(), token, now.channel(), now.capDrops(), now.end()));
  }

  /** Nobody signs for the ledger what they have not read. */
  private void requireAsGranted(JsonNode unsigned, Grant grant) {
    boolean same =
        Json.text(unsigned, "TransactionType").equals("PaymentChannelCreate")
            && Json.text(unsigned, "Account").equals(account.address())
            && Json.text(unsigned, "Amount").equals(Long.toString(grant.capDrops()))
            && Json.text(unsigned, "PublicKey").equalsIgnoreCase("ED" + grant.key())
            && Json.number(unsigned, "CancelAfter") == grant.end().getEpochSecond() - RIPPLE_EPOCH;
    if (!same) {
      throw new PlayException("%s does not sign %s for %s".formatted(name, unsigned, grant));
    }
  }

  /**
   * Signs a prepared transaction and sends it, the very same again while the node does not answer,
   * until it is validated.
   */
  public JsonNode carryOut(LedgerClient ledger, JsonNode unsigned) throws InterruptedException {
    Signed signed = null;
    for (int i = 0; ; i++) {
      try {
        if (signed == null) {
          signed = signed(unsigned, ledger.autofill(account.address()));
        }
        ledger.submit(signed.blob());
        ledger.accept();
        return successful(unsigned, ledger.awaitValidated(signed.hash()), signed);
      } catch (UnansweredException | LedgerTroubleException e) {
        if (i == MOST_TRIES) {
          throw e;
        }
        Thread.sleep(BREATH);
      }
    }
  }

  private Signed signed(JsonNode unsigned, Autofill autofill) {
    ObjectNode lasting = unsigned.deepCopy();
    lasting.put("LastLedgerSequence", autofill.openLedger() + LEDGERS_TO_LIVE);
    return account.sign(lasting, autofill);
  }

  private JsonNode successful(JsonNode unsigned, JsonNode validated, Signed signed) {
    feesPaid += signed.feeDrops();
    String result = validated.path("meta").path("TransactionResult").asText();
    if (!result.equals("tesSUCCESS")) {
      throw new PlayException(
          "%s's %s came to %s".formatted(name, Json.text(unsigned, "TransactionType"), result));
    }
    return validated;
  }

  private static String created(JsonNode validated) {
    for (JsonNode node : validated.path("meta").path("AffectedNodes")) {
      JsonNode fresh = node.path("CreatedNode");
      if (fresh.path("LedgerEntryType").asText().equals("PayChannel")) {
        return Json.text(fresh, "LedgerIndex");
      }
    }
    throw new PlayException("There is no channel in " + validated);
  }

  /** What closes their channel, or ends it once its delay is over. */
  public ObjectNode closing() {
    return Json.object()
        .put("TransactionType", "PaymentChannelClaim")
        .put("Account", account.address())
        .put("Channel", session().channel())
        .put("Flags", CLOSE);
  }

  /** An intent in its own words, with a nonce that was not used yet. */
  public Trade trade(String action, String item, String from, String to, long drops) {
    return new Trade(
        session().id(), action, item, from, to, drops, nonce(), System.currentTimeMillis());
  }

  private String nonce() {
    return "n-" + nonces.incrementAndGet();
  }

  /** The intent as it is handed in, signed by their session key. */
  public ObjectNode signed(long networkId, Trade trade) {
    return wire(trade).put("signature", session().key().signHex(SignedBytes.of(networkId, trade)));
  }

  /** The intent as it is handed in, without a signature. */
  public static ObjectNode wire(Trade trade) {
    return Json.object()
        .put("session_id", trade.session().toString())
        .put("action", trade.action())
        .put("item_id", trade.item())
        .put("from", trade.from())
        .put("to", trade.to())
        .put("amount_drops", trade.drops())
        .put("nonce", trade.nonce())
        .put("client_timestamp", trade.clientMillis());
  }

  /** An item offered at a price, signed by their session key. */
  public ObjectNode listing(long networkId, String item, long drops, Instant end) {
    Listing listing =
        new Listing(
            session().id(),
            item,
            wallet(),
            drops,
            end.toEpochMilli(),
            nonce(),
            System.currentTimeMillis());
    return Json.object()
        .put("session_id", listing.session().toString())
        .put("item_id", item)
        .put("seller", wallet())
        .put("price_drops", drops)
        .put("expires_at_ms", listing.endMillis())
        .put("nonce", listing.nonce())
        .put("client_timestamp", listing.clientMillis())
        .put("signature", session().key().signHex(SignedBytes.of(networkId, listing)));
  }

  /** Lets so much of the channel be claimed in all. */
  public ObjectNode claim(long drops) {
    Session now = session();
    return Json.object()
        .put("session_id", now.id().toString())
        .put("amount_drops", drops)
        .put("signature", now.key().signHex(SignedBytes.claim(now.channel(), drops)));
  }

  /** Asks the vault to close the session; answers what the account has to sign. */
  public Answer close(VaultApi vault) throws InterruptedException {
    return vault.close(session().token(), session().id().toString());
  }
}
