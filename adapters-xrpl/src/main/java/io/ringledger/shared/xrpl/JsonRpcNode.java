package io.ringledger.shared.xrpl;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.shared.application.providers.ProviderState;
import io.ringledger.shared.http.BoundedHttp;
import io.ringledger.shared.http.Exchange;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/**
 * One XRPL node, spoken to in JSON-RPC over HTTP. Whatever is not a well-formed answer to the
 * question, from the network that was asked for, is a {@link NodeFailureException}.
 */
public final class JsonRpcNode {

  private static final String OLD_VERSION_ONLY = "invalid_API_version";
  private static final int MAX_DEPTH = 100;

  // Its own mapper: what a node may send is decided here, not by how our own API reads JSON.
  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final String name;
  private final URI address;
  private final XrplNodeSettings settings;
  private final BoundedHttp http;
  private final InstantSource clock;
  private volatile boolean networkKnown;
  private volatile Optional<NodeState.Validated> validated = Optional.empty();
  private volatile int apiVersion = 2;

  JsonRpcNode(
      String name, URI address, XrplNodeSettings settings, BoundedHttp http, InstantSource clock) {
    this.name = name;
    this.address = address;
    this.settings = settings;
    this.http = http;
    this.clock = clock;
  }

  String name() {
    return name;
  }

  NodeState state(ProviderState asked) {
    return new NodeState(
        name, String.valueOf(address.getHost()), asked.breaker(), asked.lastFailure(), validated);
  }

  /** The result of a command that has no expected errors. */
  public JsonNode call(String command, ObjectNode parameters) throws NodeFailureException {
    return call(command, parameters, Set.of());
  }

  /**
   * The {@code result} of a command, in the shape of API version 2, or 1 from a node that has no
   * other.
   *
   * @param answers errors that are answers to this question, such as {@code txnNotFound}; every
   *     other error is a failure of the node
   */
  public JsonNode call(String command, ObjectNode parameters, Set<String> answers)
      throws NodeFailureException {
    JsonNode result = resultOf(command, parameters);
    if (isOldVersionOnly(result) && apiVersion > 1) {
      apiVersion = 1;
      result = resultOf(command, parameters);
    }
    JsonNode error = result.path("error");
    if (!error.isMissingNode() && !answers.contains(error.asText())) {
      throw new NodeFailureException(command + " answered " + printable(error.asText()));
    }
    return result;
  }

  /** This node, once it has said that it is on the network it should be on. */
  JsonRpcNode onItsNetwork() throws NodeFailureException {
    if (!networkKnown) {
      JsonNode info = serverInfo();
      JsonNode network = info.path("network_id");
      if (!network.isIntegralNumber()) {
        throw new NodeFailureException("it does not say which network it is on");
      }
      if (!network.canConvertToLong() || network.longValue() != settings.networkId()) {
        throw new NodeFailureException(
            "it is on network " + network.asText() + ", not " + settings.networkId());
      }
      if (info.path("amendment_blocked").asBoolean()) {
        throw new NodeFailureException("it is amendment blocked");
      }
      networkKnown = true;
    }
    return this;
  }

  /** What the node says of itself. */
  JsonNode serverInfo() throws NodeFailureException {
    JsonNode info = call("server_info", JsonNodeFactory.instance.objectNode()).path("info");
    JsonNode newest = info.path("validated_ledger");
    JsonNode index = newest.path("seq");
    JsonNode age = newest.path("age");
    if (index.canConvertToLong() && age.canConvertToLong()) {
      validated =
          Optional.of(
              new NodeState.Validated(
                  index.asLong(), Duration.ofSeconds(age.asLong()), clock.instant()));
    }
    return info;
  }

  /** Has the network checked again before the next question. */
  void distrust() {
    networkKnown = false;
  }

  private static boolean isOldVersionOnly(JsonNode result) {
    return result.path("error").asText().equals(OLD_VERSION_ONLY);
  }

  private JsonNode resultOf(String command, ObjectNode parameters) throws NodeFailureException {
    return switch (http.exchange(request(command, parameters))) {
      case Exchange.Answered(int status, byte[] body) ->
          resultOf(status, new String(body, StandardCharsets.UTF_8));
      case Exchange.Failed(String reason, Exception cause) ->
          throw new NodeFailureException(reason, cause);
    };
  }

  private static JsonNode resultOf(int status, String body) throws NodeFailureException {
    if (status == 400 && body.contains(OLD_VERSION_ONLY)) {
      return JsonNodeFactory.instance.objectNode().put("error", OLD_VERSION_ONLY);
    }
    if (status != 200) {
      throw new NodeFailureException("HTTP " + status);
    }
    try {
      JsonNode result = JSON.readTree(body).path("result");
      if (!result.isObject()) {
        throw new NodeFailureException("its answer has no result");
      }
      return result;
    } catch (JsonProcessingException e) {
      throw new NodeFailureException("its answer is not JSON", e);
    }
  }

  private HttpRequest request(String command, ObjectNode parameters) throws NodeFailureException {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("method", command);
    body.putArray("params").add(parameters.deepCopy().put("api_version", apiVersion));
    try {
      return HttpRequest.newBuilder(address)
          .timeout(settings.requestTimeout())
          .header("Content-Type", "application/json")
          .header("Accept", "application/json")
          .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
          .build();
    } catch (JsonProcessingException e) {
      throw new NodeFailureException("the question cannot be written", e);
    }
  }

  /** What a node says may end up in a log or an answer, so only plain short text passes. */
  private static String printable(String text) {
    return text.matches("[A-Za-z0-9_]{1,40}") ? text : "an unknown error";
  }

  /** The name and the host, for logs: paths of commercial nodes carry access keys. */
  @Override
  public String toString() {
    return name + " (" + address.getHost() + ")";
  }
}
