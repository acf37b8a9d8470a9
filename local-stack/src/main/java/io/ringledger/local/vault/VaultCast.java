package io.ringledger.local.vault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.local.demo.ApiClient;
import io.ringledger.local.demo.Json;
import io.ringledger.local.demo.LedgerClient;
import io.ringledger.local.demo.Narration;
import io.ringledger.local.demo.Person;
import io.ringledger.local.demo.Wallet;
import io.ringledger.local.demo.Wallet.KeyKind;
import io.ringledger.local.vault.client.Asking;
import io.ringledger.local.vault.client.Ed25519;
import io.ringledger.local.vault.client.Signatory;
import io.ringledger.local.vault.client.Trader;
import io.ringledger.local.vault.client.VaultApi;
import io.ringledger.local.vault.model.Books;
import io.ringledger.local.vault.model.Books.Royalty;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Who plays: wallets with accounts and sessions, an admin, an artist, and the items there are. */
public final class VaultCast {

  /** What each session may spend, and its channel holds. */
  static final long CAP = 20_000_000_000L;

  private static final long FUNDS = CAP + 50_000_000L;
  private static final long ARTIST_FUNDS = 20_000_000L;
  private static final Duration SESSIONS_LAST = Duration.ofDays(60);
  private static final long RIPPLE_EPOCH = 946_684_800L;
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final int AT_ONCE = 1_000;
  private static final int ROYALTY = 500;

  private final ApiClient api;
  private final VaultApi vault;
  private final LedgerClient ledger;
  private final Narration story;
  private final String run = UUID.randomUUID().toString().substring(0, 8);
  private final List<Trader> traders = new ArrayList<>();
  private final Set<String> limited = new HashSet<>();
  private final Map<String, Long> funded = new HashMap<>();
  private final Wallet artist = Wallet.generate(KeyKind.SECP256K1);
  private final Person admin;

  /** Nobody yet but an admin. */
  public VaultCast(ApiClient api, LedgerClient ledger, Narration story)
      throws InterruptedException {
    this.api = api;
    this.vault = new VaultApi(api);
    this.ledger = ledger;
    this.story = story;
    this.admin =
        Person.join(
            api, "admin", "admin-" + run + "@example.com", UUID.randomUUID().toString(), "admin");
  }

  /** Wallets are made, and the faucet fills their accounts. */
  public void assemble(VaultSize size) throws InterruptedException {
    story.begin("Wallets are made, each with keys of its own; the sandbox's faucet fills them");
    for (int i = 1; i <= size.xrplWallets(); i++) {
      KeyKind kind = i % 2 == 0 ? KeyKind.ED25519 : KeyKind.SECP256K1;
      join(Trader.ofTheLedger("X" + i, Wallet.generate(kind)));
    }
    for (int i = 1; i <= size.solanaWallets(); i++) {
      Wallet account = Wallet.generate(KeyKind.ED25519);
      Signatory.Solana wallet = new Signatory.Solana(Ed25519.generate());
      join(new Trader("S" + i, wallet, account, account.address()));
    }
    // Whoever pays out of one account may well be paid to another.
    Wallet savings = Wallet.generate(KeyKind.SECP256K1);
    Wallet account = Wallet.generate(KeyKind.ED25519);
    fund(savings.address(), ARTIST_FUNDS);
    Trader saver = new Trader("saver", new Signatory.Xrpl(account), account, savings.address());
    join(saver);
    Trader collector = Trader.ofTheLedger("collector", Wallet.generate(KeyKind.SECP256K1));
    join(collector);
    limited.add(collector.wallet());
    fund(artist.address(), ARTIST_FUNDS);
    story.detail(
        "%-10s %s, gets royalties and never signs in".formatted("artist", artist.address()));
  }

  private void join(Trader trader) throws InterruptedException {
    fund(trader.account().address(), FUNDS);
    traders.add(trader);
    boolean direct = trader.wallet().equals(trader.account().address());
    story.detail(
        "%-10s %s%s"
            .formatted(
                trader.name(),
                trader.wallet(),
                direct ? "" : ", pays from " + trader.account().address())
            .stripTrailing());
  }

  private void fund(String address, long drops) throws InterruptedException {
    ledger.fund(address, drops);
    funded.merge(address, drops, Long::sum);
  }

  /** Each signs in, grants a session key something, opens its channel and proves it. */
  public void openSessions() throws InterruptedException {
    story.begin("They sign in, and each grants a session key up to %,d drops".formatted(CAP));
    long ledgerNow = RIPPLE_EPOCH + ledger.closeTime();
    Instant end =
        Instant.ofEpochSecond(Math.max(ledgerNow, Instant.now().getEpochSecond()))
            .plus(SESSIONS_LAST);
    for (Trader trader : traders) {
      boolean buysOnly = limited.contains(trader.wallet());
      trader.open(
          Asking.patiently(vault, PATIENCE),
          ledger,
          CAP,
          end,
          buysOnly ? List.of("BUY_NOW") : Trader.EVERYTHING);
      story.detail(
          "%-10s session %s, channel %s...%s"
              .formatted(
                  trader.name(),
                  trader.session().id(),
                  trader.session().channel().substring(0, 12),
                  buysOnly ? ", for BUY_NOW only" : ""));
    }
  }

  /** An admin brings the items out; a third of them bears a royalty. */
  public void registerItems(int count, Books books) throws InterruptedException {
    story.begin("An admin brings out %,d items".formatted(count));
    List<ObjectNode> items = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String owner = traders.get(i % (traders.size() - 1)).wallet();
      String id = "card." + run + "." + i;
      ObjectNode item = Json.object().put("item_id", id).put("owner", owner);
      if (i % 3 == 0) {
        item.put("royalty_basis_points", ROYALTY).put("royalty_wallet", artist.address());
        books.register(id, owner, new Royalty(ROYALTY, artist.address()));
      } else {
        books.register(id, owner);
      }
      items.add(item);
    }
    for (int from = 0; from < count; from += AT_ONCE) {
      register(items.subList(from, Math.min(count, from + AT_ONCE)), "registered");
    }
    register(items.subList(0, Math.min(10, count)), "already_registered");
    story.detail("each a first time, and ten of them again, which changes nothing");
  }

  private void register(List<ObjectNode> items, String status) throws InterruptedException {
    ObjectNode body = Json.object();
    body.set("items", Json.array(items));
    JsonNode results = Json.required(vault.register(admin.bearer(), body).expect(200), "results");
    story.check(results.size() == items.size(), "not a result for each item: " + results.size());
    for (JsonNode result : results) {
      story.check(
          result.path("status").asText().equals(status),
          "an item is not %s: %s".formatted(status, result));
    }
  }

  /** What people try who have no business here. */
  void intrude() throws InterruptedException {
    story.begin("Some try what they must not");
    Trader someone = traders.getFirst();
    var challenge = vault.challenge(someone.owner());
    vault.signIn(someone.owner(), challenge).expect(200);
    refused(vault.signIn(someone.owner(), challenge), 401, "a nonce that was used");
    var other = vault.challenge(someone.owner());
    var elsewhere =
        new io.ringledger.local.vault.client.SignInText.Challenge(
            "evil.example",
            other.uri(),
            other.chain(),
            other.nonce(),
            other.issuedAt(),
            other.expiresAt());
    refused(vault.signIn(someone.owner(), elsewhere), 401, "a message for another site");
    String token = someone.session().token();
    refused(
        api.get("/fighters/me", java.util.Optional.of(token)), 401, "a wallet in another house");
    refused(vault.changes(admin.token(), "", 1), 401, "a person's token in the vault");
    refused(vault.net(java.util.Optional.of(token)), 401, "a wallet that nets");
    Trader stranger = traders.get(1);
    refused(vault.session(token, stranger.session().id().toString()), 404, "another's session");
  }

  private void refused(ApiClient.Answer answer, int status, String what) {
    story.check(
        answer.status() == status || (status == 401 && answer.status() == 403),
        "%s was answered %d: %s".formatted(what, answer.status(), answer.body()));
    story.detail(
        "%-30s %d %s"
            .formatted(what, answer.status(), Json.parse(answer.body()).path("code").asText()));
  }

  /** The vault it plays in. */
  public VaultApi vault() {
    return vault;
  }

  /** The ledger it plays on. */
  public LedgerClient ledger() {
    return ledger;
  }

  /** Hears what happens. */
  public Narration story() {
    return story;
  }

  /** Who may register items and net. */
  public Person admin() {
    return admin;
  }

  /** Everybody who trades. */
  public List<Trader> traders() {
    return List.copyOf(traders);
  }

  /** Wallets whose sessions may only buy what is listed. */
  public Set<String> limited() {
    return Set.copyOf(limited);
  }

  /** Who gets royalties. */
  public String artist() {
    return artist.address();
  }

  /** What the faucet gave to whom. */
  public long funded(String address) {
    return funded.getOrDefault(address, 0L);
  }
}
