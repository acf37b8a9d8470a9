package io.ringledger.paymentsandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.paymentsandbox.books.Books;
import io.ringledger.paymentsandbox.books.Json;
import io.ringledger.paymentsandbox.books.Kind;
import io.ringledger.paymentsandbox.money.Hidden;
import io.ringledger.paymentsandbox.money.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Lists, newest first, page by page; and the replacing of an id by what it names. */
final class Pages {
  /** What every list understands. */
  static final Set<String> PARAMS = Set.of("limit", "starting_after", "created");

  private static final int MOST = 100;
  private static final int USUAL = 10;
  private static final List<String> BOUNDS = List.of("gt", "gte", "lt", "lte");

  private final Books books;

  Pages(Books books) {
    this.books = books;
  }

  ObjectNode list(
      Call call, Kind kind, Predicate<ObjectNode> wanted, UnaryOperator<ObjectNode> shown)
      throws Refusal {
    Params params = call.params();
    long limit = params.integer("limit").orElse((long) USUAL);
    if (limit < 1 || limit > MOST) {
      throw Refusal.parameter("limit", "This value must be at least 1 and at most " + MOST + ".");
    }
    String after = params.text("starting_after").orElse("");
    if (!after.isEmpty() && books.find(kind, after).isEmpty()) {
      throw Refusal.missing(400, "object", after, "starting_after");
    }
    Predicate<ObjectNode> all = wanted.and(created(params));
    List<ObjectNode> found = books.newest(kind, all, since(params), after, (int) limit + 1);
    ObjectNode page = Json.object().put("object", "list");
    ArrayNode data = page.putArray("data");
    found.stream().limit(limit).map(shown).forEach(data::add);
    page.put("has_more", found.size() > limit).put("url", call.path());
    return page;
  }

  private static long since(Params params) throws Refusal {
    return params.has("created") && !params.isText("created")
        ? params.inside("created").integer("gte").orElse(Long.MIN_VALUE)
        : Long.MIN_VALUE;
  }

  private static Predicate<ObjectNode> created(Params params) throws Refusal {
    if (!params.has("created")) {
      return _ -> true;
    }
    if (params.isText("created")) {
      long exactly = params.integer("created").orElseThrow();
      return document -> document.path("created").asLong() == exactly;
    }
    Params bounds = params.inside("created");
    bounds.only(Set.copyOf(BOUNDS));
    long above = bounds.integer("gt").orElse(Long.MIN_VALUE);
    long from = bounds.integer("gte").orElse(Long.MIN_VALUE);
    long below = bounds.integer("lt").orElse(Long.MAX_VALUE);
    long to = bounds.integer("lte").orElse(Long.MAX_VALUE);
    return document -> {
      long created = document.path("created").asLong();
      return created > above && created >= from && created < below && created <= to;
    };
  }

  ObjectNode expand(Call call, ObjectNode answer) throws Refusal {
    for (String path : call.params().list("expand")) {
      if (path.startsWith("data.")) {
        for (JsonNode each : answer.path("data")) {
          replace((ObjectNode) each, path.substring("data.".length()));
        }
      } else {
        replace(answer, path);
      }
    }
    return answer;
  }

  private void replace(ObjectNode object, String field) throws Refusal {
    if (!object.has(field)) {
      throw Refusal.of(
          400,
          Refusal.INVALID_REQUEST,
          "",
          "This property cannot be expanded (" + field + ") by this simulator.");
    }
    Optional<String> id = Json.text(object, field);
    Optional<ObjectNode> named = id.flatMap(this::named);
    named.ifPresent(document -> object.set(field, Hidden.shown(document)));
  }

  private Optional<ObjectNode> named(String id) {
    return switch (id.substring(0, Math.max(0, id.indexOf('_')))) {
      case "pi" -> books.find(Kind.INTENT, id);
      case "ch" -> books.find(Kind.CHARGE, id);
      case "pm" -> books.find(Kind.METHOD, id);
      default -> Optional.empty();
    };
  }
}
