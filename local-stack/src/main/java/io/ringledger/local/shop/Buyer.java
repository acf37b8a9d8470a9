package io.ringledger.local.shop;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringledger.local.demo.ApiClient.Answer;
import io.ringledger.local.demo.Json;
import io.ringledger.local.demo.PlayException;
import io.ringledger.local.shop.ShopApi.Payment;
import io.ringledger.local.shop.ShopApi.Product;
import io.ringledger.local.shop.ShopApi.Site;
import io.ringledger.local.shop.ShopApi.Visitor;
import io.ringledger.paymentsandbox.PaymentSandbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Somebody who buys again and again in bad weather: with cards that pay and cards that do not, who
 * tries again, who asks for money back, and who insists on an answer.
 */
final class Buyer implements Runnable {

  /** More often than not it pays. */
  private static final List<String> METHODS =
      List.of(
          "pm_card_visa",
          "pm_card_visa",
          "pm_card_visa",
          "pm_card_mastercard",
          "pm_card_amex",
          "pm_card_pendingRefund",
          "pm_card_chargeDeclined",
          "pm_card_chargeDeclinedInsufficientFunds",
          "pm_card_chargeDeclinedStolenCard",
          "pm_card_authenticationRequired",
          "pm_sandbox_processing",
          "pm_sandbox_processingFails");

  private static final Set<String> EXPECTED =
      Set.of(
          "out_of_stock",
          "order_not_payment_failed",
          "payment_attempt_unresolved",
          "order_not_refundable",
          "refund_exceeds_payment");

  private static final int LONGEST_PAUSE_MILLIS = 400;
  private static final int LONGEST_WAIT_MILLIS = 4_000;
  private static final Duration BREATH = Duration.ofMillis(250);
  private static final int MOST_RETRIES = 4;

  private final Shelves shelves;
  private final Insistence asking;
  private final PaymentSandbox gateway;
  private final SplittableRandom random;
  private final AtomicBoolean going;
  private final Map<String, String> told = new LinkedHashMap<>();
  private final List<String> anomalies = new ArrayList<>();
  private final AtomicLong orders = new AtomicLong();

  /**
   * What a site sells.
   *
   * @param admin the token of whoever runs it
   */
  record Shelves(Site site, List<Product> products, Product shipped, String code, String admin) {}

  Buyer(
      Shelves shelves,
      Insistence asking,
      PaymentSandbox gateway,
      SplittableRandom random,
      AtomicBoolean going) {
    this.shelves = shelves;
    this.asking = asking;
    this.gateway = gateway;
    this.random = random;
    this.going = going;
  }

  @Override
  public void run() {
    try {
      while (going.get()) {
        buy();
        Thread.sleep(random.nextInt(LONGEST_PAUSE_MILLIS));
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (PlayException e) {
      anomalies.add("a buyer cannot go on: " + e.getMessage());
    }
  }

  private void buy() throws InterruptedException {
    Site site = shelves.site();
    Visitor visitor =
        new Visitor(
            "Buyer",
            Json.text(asking.answered(replica -> replica.enter(site)).expect(201), "token"));
    Product product = shelves.products().get(random.nextInt(shelves.products().size()));
    boolean shipped = random.nextInt(3) == 0;
    if (!isPut(visitor, shipped ? shelves.shipped() : product)) {
      return;
    }
    if (random.nextInt(4) == 0) {
      asking.answered(replica -> replica.use(visitor, site, shelves.code())).expect(200);
    }
    String key = UUID.randomUUID().toString();
    Payment payment = Payment.by(method(), shipped);
    Optional<JsonNode> order =
        heard(asking.once(key, replica -> replica.checkout(visitor, site, key, payment)));
    if (order.isPresent()) {
      orders.incrementAndGet();
      follow(visitor, order.get());
    }
  }

  /** Puts it into the cart; there may be none left. */
  private boolean isPut(Visitor visitor, Product product) throws InterruptedException {
    int quantity = random.nextInt(1, 4);
    Answer answer =
        asking.answered(replica -> replica.add(visitor, shelves.site(), product, quantity));
    if (Insistence.code(answer).equals("out_of_stock")) {
      return false;
    }
    answer.expect(200);
    return true;
  }

  private String method() {
    return METHODS.get(random.nextInt(METHODS.size()));
  }

  /** Takes an answer down; what was refused as it may be is nothing. */
  private Optional<JsonNode> heard(Answer answer) {
    if (answer.status() >= 400) {
      if (!EXPECTED.contains(Insistence.code(answer))) {
        anomalies.add(
            "refused_without_reason: %s answered %d %s"
                .formatted(answer.request(), answer.status(), answer.body()));
      }
      return Optional.empty();
    }
    JsonNode order = Json.parse(answer.body());
    told.put(Json.text(order, "order_id"), Json.text(order, "state"));
    return Optional.of(order);
  }

  private void follow(Visitor visitor, JsonNode placed) throws InterruptedException {
    JsonNode order = placed;
    for (int i = 0; i < MOST_RETRIES && random.nextInt(6) != 0; i++) {
      answerTheBank(order);
      order = seen(order);
      switch (Json.text(order, "state")) {
        case "payment_failed" -> retry(visitor, order);
        case "pending_payment" -> order = awaited(order);
        default -> {
          if (random.nextInt(3) == 0) {
            refund(order);
          }
          return;
        }
      }
    }
  }

  private JsonNode seen(JsonNode order) throws InterruptedException {
    String id = Json.text(order, "order_id");
    return heard(
            asking.answered(
                replica -> replica.order(Optional.of(shelves.admin()), shelves.site(), id)))
        .orElseThrow(() -> new PlayException("the order " + id + " is not there any more"));
  }

  private JsonNode awaited(JsonNode order) throws InterruptedException {
    long deadline = System.nanoTime() + random.nextLong(LONGEST_WAIT_MILLIS) * 1_000_000;
    JsonNode now = order;
    while (Json.text(now, "state").equals("pending_payment") && System.nanoTime() < deadline) {
      Thread.sleep(BREATH);
      now = seen(order);
    }
    return now;
  }

  private void answerTheBank(JsonNode order) throws InterruptedException {
    boolean asked = !order.path("payment").path("next_action_url").asText("").isEmpty();
    if (!asked || random.nextInt(4) == 0) {
      return;
    }
    String intent = order.path("payment").path("next_action_url").asText();
    String id = intent.substring(intent.lastIndexOf('/') + 1);
    try {
      if (random.nextInt(3) == 0) {
        gateway.refuse(id);
      } else {
        gateway.approve(id);
      }
    } catch (IllegalStateException _) {
      // Withdrawn meanwhile, or answered before.
    }
    Thread.sleep(BREATH);
  }

  private void retry(Visitor visitor, JsonNode order) throws InterruptedException {
    String id = Json.text(order, "order_id");
    String key = UUID.randomUUID().toString();
    String method = method();
    heard(asking.once(key, replica -> replica.retry(visitor, shelves.site(), id, key, method)));
  }

  /** Often some, sometimes all, and sometimes both at once. */
  private void refund(JsonNode order) throws InterruptedException {
    String id = Json.text(order, "order_id");
    long total = ShopScene.total(order);
    Optional<Long> part =
        random.nextBoolean() ? Optional.of(random.nextLong(1, total + 1)) : Optional.empty();
    String key = UUID.randomUUID().toString();
    Thread other = Thread.ofVirtual().unstarted(() -> refundToo(id));
    if (random.nextInt(3) == 0) {
      other.start();
    }
    heard(
        asking.once(
            key,
            replica ->
                replica.refund(Optional.of(shelves.admin()), shelves.site(), id, key, part)));
    other.join();
  }

  private void refundToo(String order) {
    // Nobody waits for this answer: what became of it shows in the end.
    try {
      asking
          .any()
          .refund(
              Optional.of(shelves.admin()),
              shelves.site(),
              order,
              UUID.randomUUID().toString(),
              Optional.of(100L));
    } catch (PlayException _) {
      // Not answered.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Which orders it was told of, and in which state each was last. */
  Map<String, String> told() {
    return new LinkedHashMap<>(told);
  }

  Insistence asking() {
    return asking;
  }

  long orders() {
    return orders.get();
  }

  /** What it saw that must never be; to be asked when it has ended. */
  List<String> anomalies() {
    List<String> all = new ArrayList<>(anomalies);
    all.addAll(asking.anomalies());
    return all;
  }
}
