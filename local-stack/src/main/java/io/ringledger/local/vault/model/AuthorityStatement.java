package io.ringledger.local.vault.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringledger.local.demo.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the ledger says that the account which settles did and got, read from its transactions and
 * nothing else. What counts is what a transaction did, by its metadata, not what it answered.
 *
 * @param anchors batches that were made known, in the ledger's order
 * @param claims what was taken from channels
 * @param payments what was paid to others
 * @param deposits what others paid in
 * @param fees what it paid to the network
 * @param change of its balance, in all
 */
public record AuthorityStatement(
    List<JsonNode> anchors,
    List<Claim> claims,
    List<Payment> payments,
    long deposits,
    long fees,
    long change) {

  public AuthorityStatement {
    anchors = List.copyOf(anchors);
    claims = List.copyOf(claims);
    payments = List.copyOf(payments);
  }

  /** So much was taken from a channel, which makes so much in all. */
  public record Claim(String channel, long drops, long total, String hash) {}

  /** So much was paid to an account. */
  public record Payment(String account, long drops, String hash) {}

  /** Reads the transactions of an account, oldest first, as {@code account_tx} tells them. */
  public static AuthorityStatement of(String authority, List<JsonNode> history) {
    Reading reading = new Reading(authority);
    history.forEach(reading::read);
    return reading.statement();
  }

  /** Hashes that are there more than once; none may be. */
  public List<String> twice() {
    Set<String> seen = new HashSet<>();
    List<String> twice = new ArrayList<>();
    claims.stream().map(Claim::hash).filter(hash -> !seen.add(hash)).forEach(twice::add);
    payments.stream().map(Payment::hash).filter(hash -> !seen.add(hash)).forEach(twice::add);
    return twice;
  }

  /** What was taken from a channel, in all. */
  public long claimed(String channel) {
    return claims.stream()
        .filter(claim -> claim.channel().equals(channel))
        .mapToLong(Claim::drops)
        .sum();
  }

  /** What was paid to an account, in all. */
  public long paid(String account) {
    return payments.stream()
        .filter(payment -> payment.account().equals(account))
        .mapToLong(Payment::drops)
        .sum();
  }

  /** One account's transactions, one after the other. */
  private static final class Reading {

    private final String authority;
    private final List<JsonNode> anchors = new ArrayList<>();
    private final List<Claim> claims = new ArrayList<>();
    private final List<Payment> payments = new ArrayList<>();
    private long deposits;
    private long fees;
    private long change;

    Reading(String authority) {
      this.authority = authority;
    }

    void read(JsonNode entry) {
      JsonNode transaction = entry.path("tx");
      JsonNode meta = entry.path("meta");
      boolean own = transaction.path("Account").asText().equals(authority);
      long moved = balanceChange(meta);
      long fee = own ? transaction.path("Fee").asLong() : 0;
      fees += fee;
      change += moved;
      long without = moved + fee;
      switch (transaction.path("TransactionType").asText()) {
        case "AccountSet" -> memo(transaction).ifPresent(anchors::add);
        case "PaymentChannelClaim" -> claim(transaction, meta, without);
        case "Payment" -> {
          if (own && without < 0) {
            payments.add(
                new Payment(
                    transaction.path("Destination").asText(),
                    -without,
                    transaction.path("hash").asText()));
          } else {
            deposits += without;
          }
        }
        default -> deposits += without;
      }
    }

    private void claim(JsonNode transaction, JsonNode meta, long got) {
      if (got == 0) {
        return;
      }
      long total =
          nodes(meta, "PayChannel").stream()
              .map(node -> node.path("FinalFields").path("Balance").asLong())
              .findFirst()
              .orElse(0L);
      claims.add(
          new Claim(
              transaction.path("Channel").asText(), got, total, transaction.path("hash").asText()));
    }

    private static Optional<JsonNode> memo(JsonNode transaction) {
      JsonNode data = transaction.path("Memos").path(0).path("Memo").path("MemoData");
      return data.isMissingNode()
          ? Optional.empty()
          : Optional.of(
              Json.parse(
                  new String(HexFormat.of().parseHex(data.asText()), StandardCharsets.UTF_8)));
    }

    private long balanceChange(JsonNode meta) {
      for (JsonNode node : nodes(meta, "AccountRoot")) {
        JsonNode fields = node.has("NewFields") ? node.path("NewFields") : node.path("FinalFields");
        if (fields.path("Account").asText().equals(authority)) {
          long after = fields.path("Balance").asLong();
          if (node.has("NewFields")) {
            return after;
          }
          JsonNode before = node.path("PreviousFields").path("Balance");
          return before.isMissingNode() ? 0 : after - before.asLong();
        }
      }
      return 0;
    }

    private static List<JsonNode> nodes(JsonNode meta, String type) {
      List<JsonNode> nodes = new ArrayList<>();
      for (JsonNode affected : meta.path("AffectedNodes")) {
        affected.forEach(
            node -> {
              if (node.path("LedgerEntryType").asText().equals(type)) {
                nodes.add(node);
              }
            });
      }
      return nodes;
    }

    AuthorityStatement statement() {
      return new AuthorityStatement(anchors, claims, payments, deposits, fees, change);
    }
  }
}
