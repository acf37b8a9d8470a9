package io.ringledger.local.shop;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringledger.local.demo.ApiClient.Answer;
import io.ringledger.local.demo.Json;
import io.ringledger.local.demo.Narration;
import io.ringledger.local.shop.ShopApi.Payment;
import io.ringledger.local.shop.ShopApi.Visitor;
import io.ringledger.paymentsandbox.PaymentSandbox;
import io.ringledger.paymentsandbox.WebhookFaults;
import io.ringledger.paymentsandbox.api.Operation;
import io.ringledger.paymentsandbox.webhook.Attempt;
import io.ringledger.paymentsandbox.webhook.Letter;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What goes wrong in a shop, and what some try there. */
final class ShopTrouble {

  private static final String SUCCEEDED = "payment_intent.succeeded";
  private static final int TOO_MANY = 8;

  private final ShopScene scene;
  private final Narration story;
  private final PaymentSandbox gateway;

  ShopTrouble(ShopScene scene) {
    this.scene = scene;
    this.story = scene.story();
    this.gateway = scene.gateway();
  }

  void run() throws InterruptedException {
    disorder();
    forgeries();
    oversell();
    paysTooLate();
  }

  private void disorder() throws InterruptedException {
    story.begin("Events come twice, late, in the wrong order, or not at all");
    List<JsonNode> orders = new ArrayList<>();
    WebhookFaults faults = gateway.webhookFaults();
    faults.only(SUCCEEDED).times(1).duplicate(3);
    orders.add(scene.buysStream(scene.visitor("Fay"), ShopScene.CARD));
    faults.only("payment_intent.created").times(1).reorder(3);
    orders.add(scene.buysStream(scene.visitor("Gus"), ShopScene.CARD));
    faults.only(SUCCEEDED).times(1).delay(Duration.ofSeconds(2));
    orders.add(scene.buysStream(scene.visitor("Hal"), ShopScene.CARD));
    faults.only(SUCCEEDED).times(1).drop();
    orders.add(scene.buysStream(scene.visitor("Ida"), ShopScene.CARD));
    faults.only(SUCCEEDED).times(1).oldTimestamp(Duration.ofHours(1));
    orders.add(scene.buysStream(scene.visitor("Jim"), ShopScene.CARD));
    for (JsonNode order : orders) {
      scene.awaitState(order, "confirmed");
    }
    story.detail(
        "four times, later than others, 2 seconds late, dropped, with a time of an hour ago:"
            + " all %d orders are confirmed, each once".formatted(orders.size()));
    int replayed = gateway.replayLastWebhook();
    story.check(replayed == 200, "a webhook heard before was answered " + replayed);
    story.detail("a webhook that somebody overheard and sends again is known, and changes nothing");
  }

  private void forgeries() throws InterruptedException {
    story.begin("Somebody forges events");
    JsonNode unpaid = scene.buysStream(scene.visitor("Kim"), ShopScene.DECLINED);
    int before = gateway.deliveries().size();
    for (Letter letter : List.of(Letter.FORGED, Letter.ALTERED, Letter.GARBAGE)) {
      gateway.webhookFaults().only(SUCCEEDED).times(1).forge(letter);
      scene.awaitState(scene.buysStream(scene.visitor("Lou"), ShopScene.CARD), "confirmed");
    }
    Set<String> seen = new HashSet<>();
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (seen.size() < 3 && System.nanoTime() < deadline) {
      List<Attempt> attempts = gateway.deliveries();
      for (Attempt attempt : attempts.subList(Math.min(before, attempts.size()), attempts.size())) {
        if (attempt.letter() != Letter.HONEST
            && seen.add("%s: %d".formatted(attempt.letter(), attempt.status()))) {
          story.check(
              attempt.status() == 401 || attempt.status() == 400,
              "what is forged was answered " + attempt.status());
        }
      }
      Thread.sleep(Duration.ofMillis(100));
    }
    story.check(seen.size() == 3, "not all of it was sent: " + seen);
    scene.awaitState(unpaid, "payment_failed");
    story.detail("signed by another, altered after signing, no JSON: refused, " + seen);
    story.detail("Kim's order, whose card was declined, is still not paid");
  }

  private void oversell() throws InterruptedException {
    story.begin("%d want one of %d ringside seats at once".formatted(TOO_MANY, ShopScene.SEATS));
    List<Visitor> crowd = new ArrayList<>();
    for (int i = 1; i <= TOO_MANY; i++) {
      Visitor visitor = scene.visitor("Fan " + i);
      scene.shops().add(visitor, scene.site(), scene.ringside(), 1).expect(200);
      crowd.add(visitor);
    }
    List<Answer> answers = atOnce(crowd);
    List<Answer> sold = answers.stream().filter(answer -> answer.status() == 200).toList();
    for (Answer answer : sold) {
      scene.awaitState(scene.ordered(answer), "confirmed");
    }
    answers.stream()
        .filter(answer -> answer.status() != 200)
        .forEach(
            answer ->
                story.check(
                    Json.parse(answer.body()).path("code").asText().equals("out_of_stock"),
                    "refused for another reason: " + answer.body()));
    story.check(sold.size() == ShopScene.SEATS, sold.size() + " seats were sold");
    JsonNode left = scene.shops().product(scene.admin().bearer(), scene.site(), scene.ringside());
    story.check(
        Json.number(left, "on_hand") == 0 && Json.number(left, "reserved") == 0,
        "the stock is " + left);
    story.detail(
        "%d got one, %d were told that there is none left; the stock is 0"
            .formatted(sold.size(), TOO_MANY - sold.size()));
  }

  private List<Answer> atOnce(List<Visitor> crowd) throws InterruptedException {
    List<Answer> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Answer>> asked =
          crowd.stream()
              .map(
                  visitor ->
                      threads.submit(
                          () ->
                              scene
                                  .shops()
                                  .checkout(
                                      visitor,
                                      scene.site(),
                                      ShopScene.key(),
                                      Payment.by(ShopScene.CARD, false))))
              .toList();
      for (Future<Answer> one : asked) {
        answers.add(one.get());
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("a checkout failed", e.getCause());
    }
    return answers;
  }

  /** The page of the bank is still open when the shop has counted the payment as failed. */
  private void paysTooLate() throws InterruptedException {
    story.begin("Max's payment failed, and is paid all the same, too late");
    gateway.faults().only(Operation.CANCEL_INTENT).fail(503);
    JsonNode order = scene.buysStream(scene.visitor("Max"), ShopScene.DECLINED);
    scene.awaitState(order, "payment_failed");
    confirmAtGateway(ShopScene.intent(scene.seen(order)));
    gateway.faults().clear();
    JsonNode after =
        scene.await(
            order,
            seen ->
                seen.path("refunds").size() == 1
                    && Json.text(seen.path("refunds").path(0), "state").equals("succeeded"));
    JsonNode refund = ShopScene.only(after.path("refunds").valueStream().toList(), "refunds");
    story.check(
        Json.text(after, "state").equals("payment_failed")
            && Json.text(refund, "kind").equals("late_payment")
            && Json.text(refund, "state").equals("succeeded"),
        "it did not go back: " + after);
    story.check(
        scene.shops().failures(scene.admin(), scene.site(), ShopScene.id(order)).stream()
            .anyMatch(failure -> Json.text(failure, "code").equals("paid_too_late")),
        "nobody wrote down that it was paid too late");
    story.detail(
        "the order stays payment_failed, and all %s EUR went back by themselves"
            .formatted(ShopScene.money(Json.number(refund, "amount_minor"))));
  }

  private void confirmAtGateway(String intent) throws InterruptedException {
    String form =
        "payment_method=%s&return_url=%s"
            .formatted(
                ShopScene.CARD, URLEncoder.encode("http://localhost/", StandardCharsets.UTF_8));
    HttpRequest request =
        HttpRequest.newBuilder(
                gateway.baseUrl().resolve("/v1/payment_intents/" + intent + "/confirm"))
            .header("Authorization", "Bearer " + gateway.key())
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      int status = http.send(request, BodyHandlers.ofString()).statusCode();
      story.check(status == 200, "the gateway answered " + status);
    } catch (IOException e) {
      throw new IllegalStateException("the payment sandbox does not answer", e);
    }
  }
}
