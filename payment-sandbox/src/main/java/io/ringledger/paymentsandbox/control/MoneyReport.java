package io.ringledger.paymentsandbox.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.paymentsandbox.books.Books;
import io.ringledger.paymentsandbox.books.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The money of every intent, counted from its charges and refunds and not from the intent. */
public final class MoneyReport {
  private MoneyReport() {}

  /**
   * One intent's money, in the smallest unit of its currency.
   *
   * @param intent its id
   * @param status its state
   * @param amount what it asks for
   * @param currency in which currency
   * @param captured what was taken
   * @param refunded what was given back for good
   * @param refundsPending what is on its way back and may fail
   * @param charges how many charges took money; more than one would be a bug
   * @param metadata the caller's own words
   */
  public record Line(
      String intent,
      String status,
      long amount,
      String currency,
      long captured,
      long refunded,
      long refundsPending,
      int charges,
      Map<String, String> metadata) {

    /** Keeps a copy. */
    public Line {
      metadata = Map.copyOf(metadata);
    }
  }

  private static final class Sum {
    private long captured;
    private long refunded;
    private long pending;
    private int charges;
  }

  /** Returns a line for every intent, oldest first. */
  public static List<Line> of(Books books) {
    return books.change(
        _ -> {
          Map<String, Sum> sums = sums(books);
          List<Line> lines = new ArrayList<>();
          for (ObjectNode intent : books.all(Kind.INTENT)) {
            String id = intent.path("id").asText();
            lines.add(line(intent, sums.getOrDefault(id, new Sum())));
          }
          return lines;
        });
  }

  private static Map<String, Sum> sums(Books books) {
    Map<String, Sum> sums = new HashMap<>();
    for (ObjectNode charge : books.all(Kind.CHARGE)) {
      if (charge.path("captured").asBoolean()) {
        Sum sum = sum(sums, charge);
        sum.captured += charge.path("amount_captured").asLong();
        sum.charges++;
      }
    }
    for (ObjectNode refund : books.all(Kind.REFUND)) {
      long amount = refund.path("amount").asLong();
      switch (refund.path("status").asText()) {
        case "succeeded" -> sum(sums, refund).refunded += amount;
        case "pending" -> sum(sums, refund).pending += amount;
        default -> {
          // What failed has stayed where it was.
        }
      }
    }
    return sums;
  }

  private static Sum sum(Map<String, Sum> sums, ObjectNode document) {
    return sums.computeIfAbsent(document.path("payment_intent").asText(), _ -> new Sum());
  }

  private static Line line(ObjectNode intent, Sum sum) {
    Map<String, String> metadata = new LinkedHashMap<>();
    intent
        .path("metadata")
        .properties()
        .forEach(e -> metadata.put(e.getKey(), e.getValue().asText()));
    return new Line(
        intent.path("id").asText(),
        intent.path("status").asText(),
        intent.path("amount").asLong(),
        intent.path("currency").asText(),
        sum.captured,
        sum.refunded,
        sum.pending,
        sum.charges,
        metadata);
  }
}
