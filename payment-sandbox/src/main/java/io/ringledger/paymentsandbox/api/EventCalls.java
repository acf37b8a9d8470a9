package io.ringledger.paymentsandbox.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.paymentsandbox.books.Json;
import io.ringledger.paymentsandbox.books.Kind;
import io.ringledger.paymentsandbox.money.Act;
import io.ringledger.paymentsandbox.money.Answer;
import io.ringledger.paymentsandbox.money.Hidden;
import io.ringledger.paymentsandbox.money.Refusal;
import io.ringledger.paymentsandbox.webhook.Endpoints;
import io.ringledger.paymentsandbox.webhook.Webhooks;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Calls about events and those who want to hear of them. */
final class EventCalls {
  private static final Set<String> SCHEMES = Set.of("http", "https");
  private static final int MOST_TYPES = 100;

  private final Webhooks webhooks;
  private final Endpoints endpoints;
  private final Pages pages;

  EventCalls(Webhooks webhooks, Endpoints endpoints, Pages pages) {
    this.webhooks = webhooks;
    this.endpoints = endpoints;
    this.pages = pages;
  }

  Answer retrieve(Call call, Act act) throws Refusal {
    return Answer.ok(shown(find(call, act)));
  }

  private ObjectNode find(Call call, Act act) throws Refusal {
    return act.books()
        .find(Kind.EVENT, call.id())
        .orElseThrow(() -> Refusal.missing(404, "event", call.id(), "id"));
  }

  Answer list(Call call) throws Refusal {
    Params params = call.params();
    params.only(Set.of("limit", "starting_after", "created", "type", "types", "delivery_success"));
    Set<String> types = new LinkedHashSet<>(params.list("types"));
    params.text("type").ifPresent(types::add);
    if (types.size() > MOST_TYPES) {
      throw Refusal.parameter("types", "At most " + MOST_TYPES + " types may be asked for.");
    }
    Predicate<ObjectNode> wanted =
        event -> types.isEmpty() || types.contains(event.path("type").asText());
    if (params.text("delivery_success").isPresent()) {
      boolean delivered = params.flag("delivery_success");
      wanted = wanted.and(event -> delivered == (webhooks.pending(event.path("id").asText()) == 0));
    }
    return Answer.ok(pages.list(call, Kind.EVENT, wanted, this::shown));
  }

  private ObjectNode shown(ObjectNode event) {
    return Hidden.shown(event).put("pending_webhooks", webhooks.pending(event.path("id").asText()));
  }

  Answer retry(Call call, Act act) throws Refusal {
    call.params().only(Set.of("webhook_endpoint", "account"));
    ObjectNode event = find(call, act);
    Optional<String> only = call.params().text("webhook_endpoint");
    if (only.isPresent()) {
      endpoint(only.get(), act);
    }
    webhooks.tellAgain(act.books(), event, only);
    return Answer.ok(shown(event));
  }

  Answer addEndpoint(Call call, Act act) throws Refusal {
    Params params = call.params();
    params.only(Set.of("url", "enabled_events", "description", "api_version", "metadata"));
    List<String> types = types(params);
    if (types.isEmpty()) {
      throw Refusal.parameter(
          "parameter_missing", "enabled_events", "Missing required param: enabled_events.");
    }
    return Answer.ok(
        endpoints.add(
            act.books(),
            url(params.required("url")),
            types,
            Optional.empty(),
            params.text("description")));
  }

  private static List<String> types(Params params) throws Refusal {
    List<String> types = params.list("enabled_events");
    if (types.size() > MOST_TYPES) {
      throw Refusal.parameter("enabled_events", "At most " + MOST_TYPES + " may be enabled.");
    }
    return types;
  }

  private static URI url(String text) throws Refusal {
    try {
      URI url = new URI(text);
      if (url.getHost() != null && SCHEMES.contains(url.getScheme())) {
        return url;
      }
    } catch (URISyntaxException _) {
      // Refused below, as other texts that are no address.
    }
    throw Refusal.parameter("url_invalid", "url", "Invalid URL: " + text);
  }

  Answer updateEndpoint(Call call, Act act) throws Refusal {
    Params params = call.params();
    params.only(Set.of("url", "enabled_events", "description"));
    ObjectNode endpoint = endpoint(call.id(), act);
    if (params.has("url")) {
      endpoint.put("url", url(params.required("url")).toString());
    }
    List<String> types = types(params);
    if (!types.isEmpty()) {
      ArrayNode enabled = endpoint.putArray("enabled_events");
      types.forEach(enabled::add);
    }
    if (params.has("description")) {
      endpoint.put("description", params.text("description").orElse(null));
    }
    act.books().put(Kind.ENDPOINT, call.id(), endpoint);
    return Answer.ok(Hidden.shown(endpoint));
  }

  Answer removeEndpoint(Call call, Act act) throws Refusal {
    endpoint(call.id(), act);
    act.books().remove(Kind.ENDPOINT, call.id());
    return Answer.ok(
        Json.object().put("id", call.id()).put("object", "webhook_endpoint").put("deleted", true));
  }

  Answer listEndpoints(Call call) throws Refusal {
    call.params().only(Pages.PARAMS);
    return Answer.ok(pages.list(call, Kind.ENDPOINT, _ -> true, Hidden::shown));
  }

  private static ObjectNode endpoint(String id, Act act) throws Refusal {
    return act.books()
        .find(Kind.ENDPOINT, id)
        .orElseThrow(() -> Refusal.missing(404, "webhook endpoint", id, "webhook_endpoint"));
  }
}
