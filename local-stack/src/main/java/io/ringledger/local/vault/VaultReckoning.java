package io.ringledger.local.vault;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringledger.local.demo.ApiClient.Answer;
import io.ringledger.local.demo.Json;
import io.ringledger.local.demo.LedgerClient;
import io.ringledger.local.demo.Narration;
import io.ringledger.local.vault.client.Trader;
import io.ringledger.local.vault.client.VaultApi;
import io.ringledger.local.vault.model.AuthorityStatement;
import io.ringledger.local.vault.model.BatchAudit;
import io.ringledger.local.vault.model.Books;
import io.ringledger.local.vault.model.Proof;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Holds everything that came of a play against what must have come of it: proofs, items, and every
 * drop on the ledger.
 */
final class VaultReckoning {

  private final VaultCast cast;
  private final VaultApi vault;
  private final LedgerClient ledger;
  private final Narration story;
  private final Books books;
  private final String authority;
  private int historyBefore;
  private long balanceBefore;

  /**
   * A reckoning.
   *
   * @param authority the account that settles
   */
  VaultReckoning(VaultCast cast, Books books, String authority) {
    this.cast = cast;
    this.vault = cast.vault();
    this.ledger = cast.ledger();
    this.story = cast.story();
    this.books = books;
    this.authority = authority;
  }

  /** Notes what is there before anything is traded. */
  void open() throws InterruptedException {
    historyBefore = ledger.history(authority).size();
    balanceBefore = ledger.balance(authority);
  }

  /** Every wallet and every item gets its proof, which holds by the root alone. */
  void proofs(List<BatchView> batches) throws InterruptedException {
    story.begin("Everybody asks for proofs, and checks them alone");
    String previous = batches.isEmpty() ? "" : batches.getFirst().previous();
    for (BatchView batch : batches) {
      story.check(
          batch.previous().equals(previous),
          "batch %d does not name the one before".formatted(batch.number()));
      previous = batch.hash();
      int wallets = walletProofs(batch);
      int items = itemProofs(batch);
      story.check(
          wallets == batch.wallets(),
          "batch %d proves %d of %d wallets".formatted(batch.number(), wallets, batch.wallets()));
      story.check(
          items == batch.items(),
          "batch %d proves %d of %d items".formatted(batch.number(), items, batch.items()));
      story.detail(
          "batch %d: %d wallets and %d items are in its tree; root %s..."
              .formatted(batch.number(), wallets, items, batch.root().substring(0, 16)));
    }
  }

  private int walletProofs(BatchView batch) throws InterruptedException {
    int proved = 0;
    for (String wallet : books.deltas().keySet()) {
      Answer answer = vault.walletProof(batch.number(), wallet);
      if (answer.status() != 404) {
        JsonNode proof = answer.expect(200);
        byte[] leaf = Proof.ofWallet(batch.number(), wallet, Json.number(proof, "delta_drops"));
        check(batch, wallet, leaf, proof);
        proved++;
      }
    }
    return proved;
  }

  private int itemProofs(BatchView batch) throws InterruptedException {
    int proved = 0;
    for (String item : books.owners().keySet()) {
      Answer answer = vault.itemProof(batch.number(), item);
      if (answer.status() != 404) {
        JsonNode proof = answer.expect(200);
        byte[] leaf =
            Proof.ofItem(
                batch.number(),
                item,
                Json.text(proof, "opening_owner"),
                Json.text(proof, "final_owner"));
        check(batch, item, leaf, proof);
        proved++;
      }
    }
    return proved;
  }

  private void check(BatchView batch, String what, byte[] leaf, JsonNode answer) {
    JsonNode proof = Json.required(answer, "proof");
    List<String> path = Json.required(proof, "path").valueStream().map(JsonNode::asText).toList();
    story.check(
        Proof.holds(
            leaf,
            Json.number(proof, "leaf_index"),
            Json.number(proof, "tree_size"),
            path,
            batch.root()),
        "the proof of %s in batch %d does not hold".formatted(what, batch.number()));
  }

  /** What is published says the same, and is signed by both sides of each trade. */
  void documents(List<BatchView> batches) throws InterruptedException {
    story.begin("Somebody else checks the batches by what is published, and nothing else");
    Map<String, Long> deltas = new TreeMap<>();
    int trades = 0;
    for (BatchView batch : batches) {
      BatchAudit.Audited audited =
          BatchAudit.of(cid -> vault.document(cid).text(), batch.document());
      story.check(
          audited.hash().equals(batch.hash())
              && audited.previous().equals(batch.previous())
              && audited.number() == batch.number(),
          "the documents are of another batch than %d".formatted(batch.number()));
      audited.deltas().forEach((wallet, delta) -> deltas.merge(wallet, delta, Long::sum));
      trades += audited.applied();
    }
    deltas.values().removeIf(delta -> delta == 0);
    Map<String, Long> expected = new TreeMap<>(books.deltas());
    expected.values().removeIf(delta -> delta == 0);
    story.check(
        deltas.equals(expected), "published: %s, signed: %s".formatted(deltas, expected));
    story.check(trades == books.sales(), "%d trades are published".formatted(trades));
    story.detail(
        "%,d trades, each signed by both sides; sale by sale they come to what the batches say"
            .formatted(trades));
  }

  /** Every item is where the sales have brought it. */
  void items() throws InterruptedException {
    story.begin("Every item is where the sales have brought it");
    int right = 0;
    for (Map.Entry<String, String> entry : books.owners().entrySet()) {
      JsonNode item = vault.item(entry.getKey()).expect(200);
      boolean same =
          Json.text(item, "owner").equals(entry.getValue())
              && item.path("in_settlement_batch").isNull();
      story.check(
          same, "%s is %s, and should be %s".formatted(entry.getKey(), item, entry.getValue()));
      right += same ? 1 : 0;
    }
    story.detail(
        "%,d items, after %,d sales of %,d drops".formatted(right, books.sales(), books.gross()));
  }

  /** Everybody closes their channel, and gets back what was not claimed. */
  void closeChannels() throws InterruptedException {
    story.begin("They close their channels; a day later they have back what was not claimed");
    long delay = 0;
    for (Trader trader : cast.traders()) {
      JsonNode closing = trader.close(vault).expect(200);
      trader.carryOut(ledger, Json.required(closing, "channel_transaction"));
      JsonNode channel = ledger.channel(trader.session().channel()).orElseThrow();
      delay = Math.max(delay, Json.number(channel, "SettleDelay"));
      story.detail(
          "%-10s %,16d drops of %,d were claimed"
              .formatted(
                  trader.name(), Json.number(channel, "Balance"), Json.number(channel, "Amount")));
    }
    ledger.advanceTime(Duration.ofSeconds(delay + 1));
    for (Trader trader : cast.traders()) {
      trader.carryOut(ledger, trader.closing());
      story.check(
          ledger.channel(trader.session().channel()).isEmpty(),
          trader.name() + "'s channel is still there");
    }
  }

  /** Every account has, to the drop, what its owner signed for. */
  void count() throws InterruptedException {
    story.begin("Everybody counts their drops");
    story.detail(row("who", "expected", "on the ledger", "of it traded"));
    Map<String, Long> rest = new HashMap<>(books.deltas());
    for (Trader trader : cast.traders()) {
      long delta = books.delta(trader.wallet());
      rest.remove(trader.wallet());
      long expected = cast.funded(trader.account().address()) - trader.feesPaid() + delta;
      long has = ledger.balance(trader.account().address());
      if (!trader.paidTo().equals(trader.account().address())) {
        expected += cast.funded(trader.paidTo());
        has += ledger.balance(trader.paidTo());
      }
      compare(trader.name(), expected, has, delta);
    }
    rest.remove(cast.artist());
    compare(
        "artist",
        cast.funded(cast.artist()) + books.delta(cast.artist()),
        ledger.balance(cast.artist()),
        books.delta(cast.artist()));
    rest.remove(authority);
    for (Map.Entry<String, Long> other : rest.entrySet()) {
      story.detail("%s is to have %,d drops".formatted(other.getKey(), other.getValue()));
    }
  }

  private void compare(String who, long expected, long has, long delta) {
    story.detail(
        row(who, number(expected), number(has), number(delta))
            + (expected == has ? "  ok" : "  DIFFERS"));
    story.check(expected == has, "%s has %d drops, not %d".formatted(who, has, expected));
  }

  private static String number(long drops) {
    return String.format(Locale.ROOT, "%,d", drops);
  }

  private static String row(String who, String expected, String has, String delta) {
    return "%-10s %18s %18s %16s".formatted(who, expected, has, delta);
  }

  /** The account that settles has passed on everything but its fees, each batch made known once. */
  void authority(List<BatchView> batches) throws InterruptedException {
    story.begin("The account that settles, by its own transactions");
    List<JsonNode> history = ledger.history(authority);
    AuthorityStatement statement =
        AuthorityStatement.of(authority, history.subList(historyBefore, history.size()));
    long kept = books.delta(authority);
    long expected = balanceBefore + kept - statement.fees();
    compare("authority", expected, ledger.balance(authority), kept);
    story.check(statement.twice().isEmpty(), "done twice: " + statement.twice());
    for (BatchView batch : batches) {
      long times =
          statement.anchors().stream()
              .filter(
                  memo ->
                      memo.path("number").asLong() == batch.number()
                          && memo.path("hash").asText().equals(batch.hash())
                          && memo.path("root").asText().equals(batch.root())
                          && memo.path("previous").asText().equals(batch.previous()))
              .count();
      story.check(times == 1, "batch %d is made known %d times".formatted(batch.number(), times));
    }
    for (Trader trader : cast.traders()) {
      long paid = statement.paid(trader.paidTo());
      long claimed = statement.claimed(trader.session().channel());
      story.check(
          paid - claimed == books.delta(trader.wallet()),
          "%s was paid %d and claimed %d, which is not %d"
              .formatted(trader.name(), paid, claimed, books.delta(trader.wallet())));
    }
    story.detail(
        "%d batches made known, %d claims, %d payments for %,d sales; %,d drops of fees"
            .formatted(
                statement.anchors().size(),
                statement.claims().size(),
                statement.payments().size(),
                books.sales(),
                statement.fees()));
  }
}
