package io.ringledger.paymentsandbox.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.paymentsandbox.api.Idempotency.Given;
import io.ringledger.paymentsandbox.books.Books;
import io.ringledger.paymentsandbox.books.Change;
import io.ringledger.paymentsandbox.books.SandboxClock;
import io.ringledger.paymentsandbox.faults.FaultPlan;
import io.ringledger.paymentsandbox.money.Act;
import io.ringledger.paymentsandbox.money.Answer;
import io.ringledger.paymentsandbox.money.Decline;
import io.ringledger.paymentsandbox.money.Ids;
import io.ringledger.paymentsandbox.money.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The API under {@code /v1/}: who asks, what for, whether it was asked before, what goes wrong. */
public final class PaymentApi {
  /** Where it is. */
  public static final String PATH = "/v1/";

  private final Books books;
  private final Desk desk;
  private final Idempotency idempotency;
  private final FaultPlan<ApiFault> faults;
  private final Ids ids;
  private final String key;
  private final String apiVersion;

  /**
   * A request as it came in.
   *
   * @param method the HTTP method
   * @param path the path, {@code /v1/} included
   * @param query what follows the question mark
   * @param body the body
   * @param authorization that header
   * @param idempotencyKey that header
   * @param version the header {@code Stripe-Version}
   */
  public record Request(
      String method,
      String path,
      String query,
      String body,
      Optional<String> authorization,
      Optional<String> idempotencyKey,
      Optional<String> version) {}

  /**
   * Answers requests.
   *
   * @param books what there is
   * @param desk who carries out what
   * @param clock the time
   * @param faults what goes wrong
   * @param ids makes the ids of requests
   * @param key the only key that opens it
   * @param apiVersion the version it speaks where nobody asks for another
   */
  public PaymentApi(
      Books books,
      Desk desk,
      SandboxClock clock,
      FaultPlan<ApiFault> faults,
      Ids ids,
      String key,
      String apiVersion) {
    this.books = books;
    this.desk = desk;
    this.idempotency = new Idempotency(books, clock);
    this.faults = faults;
    this.ids = ids;
    this.key = key;
    this.apiVersion = apiVersion;
  }

  /**
   * Answers a request.
   *
   * @param request the request
   * @param send sends the answer, when its time has come; its key is in use until then
   */
  public void answer(Request request, Consumer<Reply> send) {
    String id = ids.next("req");
    Consumer<Reply> labelled = reply -> send.accept(label(request, id, reply));
    try {
      authenticate(request);
      Call call = read(request, id);
      Trouble trouble = Trouble.of(faults.decide(call.operation().wire()));
      if (call.idempotencyKey().isPresent()) {
        answerOnce(call.idempotencyKey().get(), call, trouble, labelled);
      } else {
        labelled.accept(first(call, trouble));
      }
    } catch (Refusal e) {
      labelled.accept(Reply.json(e.status(), e.body().toPrettyString()));
    }
  }

  private void answerOnce(String used, Call call, Trouble trouble, Consumer<Reply> send)
      throws Refusal {
    idempotency.begin(used);
    Reply reply;
    try {
      Optional<Reply> again = repeated(used, call);
      reply = again.isPresent() ? again.get() : first(call, trouble);
      if (!reply.lost()) {
        send.accept(reply);
        return;
      }
    } finally {
      idempotency.end(used);
    }
    // Only the answer is lost; for the provider the request is over, and its key is free.
    send.accept(reply);
  }

  private Reply label(Request request, String id, Reply reply) {
    Reply labelled =
        reply
            .with("Request-Id", id)
            .with("Stripe-Version", request.version().orElse(apiVersion))
            .with("Cache-Control", "no-cache, no-store");
    if (reply.status() >= 500) {
      labelled = labelled.with("Stripe-Should-Retry", "false");
    }
    return request.idempotencyKey().isPresent() && request.method().equals("POST")
        ? labelled.with("Idempotency-Key", request.idempotencyKey().get())
        : labelled;
  }

  private void authenticate(Request request) throws Refusal {
    String given = request.authorization().map(PaymentApi::credentials).orElse("");
    if (given.isEmpty()) {
      throw Refusal.of(
          401,
          Refusal.INVALID_REQUEST,
          "",
          "You did not provide an API key. You need to provide your API key in the Authorization"
              + " header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').");
    }
    boolean right =
        MessageDigest.isEqual(
            given.getBytes(StandardCharsets.UTF_8), key.getBytes(StandardCharsets.UTF_8));
    if (!right) {
      throw Refusal.of(
          401,
          Refusal.INVALID_REQUEST,
          "",
          given.startsWith("sk_test_")
              ? "Invalid API Key provided."
              : "Invalid API Key provided. This is a simulator: never give it a real key.");
    }
  }

  private static String credentials(String header) {
    if (header.regionMatches(true, 0, "Bearer ", 0, "Bearer ".length())) {
      return header.substring("Bearer ".length()).strip();
    }
    if (header.regionMatches(true, 0, "Basic ", 0, "Basic ".length())) {
      try {
        String pair =
            new String(
                Base64.getDecoder().decode(header.substring("Basic ".length()).strip()),
                StandardCharsets.UTF_8);
        return pair.substring(0, pair.indexOf(':') < 0 ? pair.length() : pair.indexOf(':'));
      } catch (IllegalArgumentException _) {
        return "";
      }
    }
    return "";
  }

  private static Call read(Request request, String id) throws Refusal {
    List<String> path = Arrays.asList(request.path().substring(PATH.length()).split("/"));
    Optional<Operation> operation = Operation.of(request.method(), path);
    if (operation.isEmpty()) {
      throw Refusal.of(
          404,
          Refusal.INVALID_REQUEST,
          "",
          "Unrecognized request URL ("
              + request.method()
              + ": "
              + request.path()
              + "), or one that this simulator does not know.");
    }
    boolean reads = request.method().equals("GET");
    return new Call(
        operation.get(),
        request.path(),
        path.size() > 1 ? path.get(1) : "",
        Params.parse(reads ? request.query() : request.body()),
        id,
        reads ? Optional.empty() : request.idempotencyKey());
  }

  private Optional<Reply> repeated(String used, Call call) throws Refusal {
    Optional<Given> given = idempotency.given(used, call);
    return given.map(
        answer ->
            Reply.json(answer.status(), answer.body())
                .with("Idempotent-Replayed", "true")
                .with("Original-Request", answer.request()));
  }

  /** Carries out a call that was not answered before. */
  private Reply first(Call call, Trouble trouble) {
    if (trouble.before().isPresent()) {
      return Reply.json(500, "").lostAfter(trouble.before().get());
    }
    if (trouble.failure().isPresent() && !trouble.failure().get().afterWork()) {
      return refused(call, Trouble.error(trouble.failure().get().status()));
    }
    Reply reply;
    try {
      reply = books.change(change -> carriedOut(call, trouble, act(call, trouble, change)));
    } catch (Refusal e) {
      reply = refused(call, e);
    } catch (RuntimeException e) {
      // Full, or a bug of the sandbox; neither must leave its client waiting.
      reply = refused(call, Refusal.of(500, "api_error", "", String.valueOf(e.getMessage())));
    }
    return trouble.onTheWay(reply);
  }

  private static Act act(Call call, Trouble trouble, Change change) {
    return new Act(
        change,
        Optional.of(call.request()),
        call.idempotencyKey(),
        trouble.decline().map(Decline::of));
  }

  private Reply carriedOut(Call call, Trouble trouble, Act act) throws Refusal {
    Answer answer = desk.carryOut(call, act);
    if (trouble.failure().isPresent()) {
      Refusal error = Trouble.error(trouble.failure().get().status());
      answer = new Answer(error.status(), error.body());
    }
    String body = answer.body().toPrettyString();
    if (call.idempotencyKey().isPresent() && answer.status() != 429) {
      idempotency.keep(act.books(), call.idempotencyKey().get(), call, answer.status(), body);
    }
    return Reply.json(answer.status(), body);
  }

  /** Answers that nothing was done; whoever repeats it gets the same where it got that far. */
  private Reply refused(Call call, Refusal refusal) {
    ObjectNode body = refusal.body();
    boolean kept = refusal.wasExecuted() || refusal.status() >= 500;
    if (kept && call.idempotencyKey().isPresent()) {
      books.change(
          change -> {
            idempotency.keep(
                change, call.idempotencyKey().get(), call, refusal.status(), body.toPrettyString());
            return true;
          });
    }
    return Reply.json(refusal.status(), body.toPrettyString());
  }
}
