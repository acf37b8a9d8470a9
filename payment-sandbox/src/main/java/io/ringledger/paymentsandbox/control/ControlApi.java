package io.ringledger.paymentsandbox.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.paymentsandbox.api.Reply;
import io.ringledger.paymentsandbox.books.Json;
import io.ringledger.paymentsandbox.books.Kind;
import io.ringledger.paymentsandbox.money.Act;
import io.ringledger.paymentsandbox.money.Hidden;
import io.ringledger.paymentsandbox.money.Refusal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The controls under {@code /control/}. A body is JSON, and may be left out where it is empty. */
public final class ControlApi {
  /** Where they are. */
  public static final String PATH = "/control/";

  private static final long MOST_SECONDS = 3_153_600_000L;
  private static final int MOST_LINES = 1000;

  private final Controls controls;

  /** Controls these. */
  public ControlApi(Controls controls) {
    this.controls = controls;
  }

  /** What there is no control for. */
  private static final class Unknown extends RuntimeException {
    @java.io.Serial private static final long serialVersionUID = 1L;

    Unknown() {
      super("There is no such control.");
    }
  }

  /**
   * Answers.
   *
   * @param method the HTTP method
   * @param path what follows {@link #PATH}
   * @param query what follows the question mark
   * @param body the body
   */
  public Reply answer(String method, String path, String query, String body) {
    try {
      ObjectNode order = body.isBlank() ? Json.object() : Json.read(body);
      ObjectNode answer = carryOut(method, Arrays.asList(path.split("/")), query, order);
      return Reply.json(200, answer.toString());
    } catch (Unknown e) {
      return refusal(404, "not_found", e);
    } catch (Refusal e) {
      return Reply.json(e.status(), e.body().toString());
    } catch (IllegalArgumentException e) {
      return refusal(400, "bad_request", e);
    } catch (IllegalStateException e) {
      return refusal(409, "conflict", e);
    } catch (RuntimeException e) {
      // A bug of the sandbox must not leave its client waiting.
      return refusal(500, "bug", e);
    }
  }

  private ObjectNode carryOut(String method, List<String> path, String query, ObjectNode body)
      throws Refusal {
    return switch (method + " " + path.getFirst()) {
      case "GET books" -> books(query);
      case "GET deliveries" -> deliveries();
      case "GET faults" -> faults();
      case "POST faults" -> {
        controls
            .apiFaults()
            .arm(FaultCommand.apiFault(body), FaultCommand.scope(body, "operations"));
        yield faults();
      }
      case "POST webhook_faults" -> {
        controls
            .webhookFaults()
            .arm(FaultCommand.webhookFault(body), FaultCommand.scope(body, "types"));
        yield faults();
      }
      case "DELETE faults" -> {
        controls.apiFaults().clear();
        controls.webhookFaults().clear();
        yield faults();
      }
      case "GET clock" -> clock();
      case "POST clock" -> advance(path, body);
      case "POST payment_intents" -> person(path);
      case "POST webhook_endpoints" -> rotate(path, body);
      case "POST replay" -> Json.object().put("status", controls.webhooks().replayLast());
      case "POST clear" -> {
        controls.clear().run();
        yield Json.object().put("cleared", true);
      }
      default -> throw new Unknown();
    };
  }

  private ObjectNode books(String query) {
    int from = (int) number(query, "from", 0);
    int limit = (int) Math.min(number(query, "limit", MOST_LINES), MOST_LINES);
    List<MoneyReport.Line> lines = MoneyReport.of(controls.books());
    ObjectNode answer = Json.object().put("simulator", true).put("intents", lines.size());
    answer
        .put("captured", lines.stream().mapToLong(MoneyReport.Line::captured).sum())
        .put("refunded", lines.stream().mapToLong(MoneyReport.Line::refunded).sum())
        .put("refunds_pending", lines.stream().mapToLong(MoneyReport.Line::refundsPending).sum());
    ArrayNode shown = answer.putArray("lines");
    lines.stream().skip(from).limit(limit).map(ControlApi::line).forEach(shown::add);
    return answer.put("has_more", lines.size() > (long) from + limit);
  }

  private static ObjectNode line(MoneyReport.Line line) {
    ObjectNode shown =
        Json.object()
            .put("id", line.intent())
            .put("status", line.status())
            .put("amount", line.amount())
            .put("currency", line.currency())
            .put("captured", line.captured())
            .put("refunded", line.refunded())
            .put("refunds_pending", line.refundsPending())
            .put("charges", line.charges());
    ObjectNode metadata = shown.putObject("metadata");
    line.metadata().forEach(metadata::put);
    return shown;
  }

  private ObjectNode deliveries() {
    ObjectNode answer = Json.object().put("waiting", controls.webhooks().waiting());
    ArrayNode states = answer.putArray("deliveries");
    controls
        .books()
        .newest(Kind.DELIVERY, _ -> true, Long.MIN_VALUE, "", MOST_LINES)
        .forEach(states::add);
    ArrayNode attempts = answer.putArray("attempts");
    controls.webhooks().attempts().reversed().stream()
        .limit(MOST_LINES)
        .forEach(attempt -> attempts.add(Json.MAPPER.<ObjectNode>valueToTree(attempt)));
    return answer;
  }

  private ObjectNode faults() {
    ObjectNode answer = Json.object();
    ArrayNode api = answer.putArray("api");
    controls.apiFaults().standing().stream().map(FaultCommand::shown).forEach(api::add);
    ArrayNode webhooks = answer.putArray("webhooks");
    controls.webhookFaults().standing().stream().map(FaultCommand::shown).forEach(webhooks::add);
    return answer;
  }

  private ObjectNode clock() {
    return Json.object()
        .put("now", controls.clock().instant().toString())
        .put("seconds", controls.clock().seconds());
  }

  private ObjectNode advance(List<String> path, ObjectNode body) {
    if (!path.equals(List.of("clock", "advance"))) {
      throw new Unknown();
    }
    long seconds = body.path("seconds").asLong(-1);
    if (seconds < 0 || seconds > MOST_SECONDS) {
      throw new IllegalArgumentException("seconds must be 0 to " + MOST_SECONDS + ".");
    }
    controls.advance().accept(Duration.ofSeconds(seconds));
    return clock();
  }

  private ObjectNode person(List<String> path) throws Refusal {
    if (path.size() != 3 || !List.of("approve", "refuse").contains(path.get(2))) {
      throw new Unknown();
    }
    boolean yes = path.get(2).equals("approve");
    return Hidden.shown(
        controls
            .books()
            .change(
                change ->
                    controls.payments().answerPerson(Act.ofItself(change), path.get(1), yes)));
  }

  private ObjectNode rotate(List<String> path, ObjectNode body) {
    if (path.size() != 3 || !path.get(2).equals("rotate")) {
      throw new Unknown();
    }
    long overlap = body.path("overlap_seconds").asLong(0);
    if (overlap < 0 || overlap > MOST_SECONDS) {
      throw new IllegalArgumentException("overlap_seconds must be 0 to " + MOST_SECONDS + ".");
    }
    Optional<String> secret = Json.text(body, "secret");
    String fresh =
        controls
            .books()
            .change(
                change ->
                    controls
                        .endpoints()
                        .rotate(change, path.get(1), secret, Duration.ofSeconds(overlap)));
    return Json.object().put("id", path.get(1)).put("secret", fresh);
  }

  private static long number(String query, String name, long usual) {
    for (String pair : query.split("&", -1)) {
      if (pair.startsWith(name + "=")) {
        long number = Long.parseLong(pair.substring(name.length() + 1));
        if (number < 0 || number > Integer.MAX_VALUE) {
          throw new IllegalArgumentException(name + " must be a number that is not negative.");
        }
        return number;
      }
    }
    return usual;
  }

  private static Reply refusal(int status, String error, RuntimeException e) {
    return Reply.json(
        status,
        Json.object()
            .put("error", error)
            .put("message", String.valueOf(e.getMessage()))
            .toString());
  }
}
