package io.ringledger.xamansandbox.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.xamansandbox.platform.Answers;
import io.ringledger.xamansandbox.platform.ApiException;
import io.ringledger.xamansandbox.platform.Application;
import io.ringledger.xamansandbox.platform.CancelReason;
import io.ringledger.xamansandbox.platform.Json;
import io.ringledger.xamansandbox.platform.Payload;
import io.ringledger.xamansandbox.platform.Payloads;
import io.ringledger.xamansandbox.platform.RateLimits;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The platform's API under {@code /api/v1/platform/}: one call, one answer. */
final class PlatformApi {
  static final String PATH = "/api/v1/platform/";
  private static final String BY_ID = "payload/";
  private static final String BY_IDENTIFIER = "payload/ci/";
  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  /**
   * One call.
   *
   * @param method its HTTP method
   * @param path what follows {@link #PATH}, decoded
   * @param key the API key it came with, or nothing
   * @param secret the API secret it came with, or nothing
   * @param body its body
   */
  record Call(String method, String path, String key, String secret, Buffer body) {
    Operation operation() {
      boolean read = method.equals("GET");
      if (read && path.equals("ping")) {
        return Operation.PING;
      }
      if (method.equals("POST") && path.equals("payload")) {
        return Operation.CREATE;
      }
      if (read && path.startsWith(BY_IDENTIFIER)) {
        return Operation.GET_BY_IDENTIFIER;
      }
      if (!path.startsWith(BY_ID) || !UUID_FORM.matcher(id()).matches()) {
        return Operation.UNKNOWN;
      }
      return switch (method) {
        case "GET" -> Operation.GET;
        case "DELETE" -> Operation.CANCEL;
        default -> Operation.UNKNOWN;
      };
    }

    private String id() {
      return path.substring(BY_ID.length());
    }
  }

  private final Application application;
  private final Payloads payloads;
  private final Answers answers;
  private final RateLimits limits;
  private final FaultPlan faults;
  private final InstantSource clock;
  private final Supplier<UUID> ids;

  PlatformApi(
      Application application,
      Payloads payloads,
      Answers answers,
      RateLimits limits,
      FaultPlan faults,
      InstantSource clock,
      Supplier<UUID> ids) {
    this.application = application;
    this.payloads = payloads;
    this.answers = answers;
    this.limits = limits;
    this.faults = faults;
    this.clock = clock;
    this.ids = ids;
  }

  /** Answers a call that meets these faults; what they do to the connection is not done here. */
  Reply answer(Call call, List<Fault> met) {
    try {
      checkCredentials(call);
    } catch (ApiException e) {
      return refusal(call, e);
    }
    RateLimits.Standing standing = limits.count(call.operation() == Operation.CREATE);
    Reply reply;
    try {
      if (!standing.allowed()) {
        throw ApiException.tooManyRequests();
      }
      reply = Reply.json(200, carryOut(call, met));
    } catch (ApiException e) {
      reply = refusal(call, e);
    } catch (RuntimeException e) {
      // A bug of the sandbox must not leave its client waiting.
      reply = refusal(call, ApiException.fatal(500, e.toString()));
    }
    return reply
        .withHeader("X-RateLimit-Limit", standing.limit())
        .withHeader("X-RateLimit-Remaining", standing.remaining());
  }

  /** Returns an error the platform did not mean to give. */
  Reply failure(Call call, int status) {
    return refusal(
        call,
        status == 429
            ? ApiException.tooManyRequests()
            : ApiException.fatal(status, "Something went wrong"));
  }

  private void checkCredentials(Call call) throws ApiException {
    if (!call.key().equals(application.key()) || !call.secret().equals(application.secret())) {
      throw ApiException.badCredentials();
    }
  }

  private ObjectNode carryOut(Call call, List<Fault> met) throws ApiException {
    return switch (call.operation()) {
      case PING -> answers.pong(ids.get());
      case CREATE -> answers.created(payloads.create(read(call.body())));
      case GET -> details(byId(call));
      case GET_BY_IDENTIFIER ->
          details(
              visible(payloads.findByIdentifier(call.path().substring(BY_IDENTIFIER.length()))));
      case CANCEL -> cancelled(byId(call), met);
      case UNKNOWN -> throw ApiException.unknownEndpoint();
    };
  }

  private static JsonNode read(Buffer body) throws ApiException {
    try {
      JsonNode read = Json.MAPPER.readTree(body.getBytes());
      return read == null ? Json.MAPPER.missingNode() : read;
    } catch (JsonProcessingException e) {
      throw ApiException.fatal(400, "The body is not JSON");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Payload byId(Call call) throws ApiException {
    return visible(payloads.find(UUID.fromString(call.id())));
  }

  private Payload visible(Optional<Payload> found) throws ApiException {
    return found
        .filter(payload -> !faults.isHidden(payload.id()))
        .orElseThrow(ApiException::notFound);
  }

  private ObjectNode details(Payload payload) {
    payloads.noteFetched(payload);
    return answers.details(payload, clock.instant());
  }

  private ObjectNode cancelled(Payload payload, List<Fault> met) {
    CancelReason reason =
        met.stream()
            .flatMap(
                fault ->
                    fault instanceof Fault.CancelAnswer(CancelReason said)
                        ? Stream.of(said)
                        : Stream.empty())
            .findFirst()
            .orElseGet(() -> payloads.cancel(payload));
    return answers.cancelled(payloads.find(payload.id()).orElse(payload), reason, clock.instant());
  }

  private Reply refusal(Call call, ApiException e) {
    ObjectNode body = Json.object();
    switch (e.form()) {
      case ERROR ->
          body.putObject("error").put("reference", ids.get().toString()).put("code", e.code());
      case FATAL ->
          body.put("error", true)
              .put("message", e.getMessage())
              .put("reference", "")
              .put("code", e.code())
              .put("req", "/v1/platform/" + call.path())
              .put("method", call.method());
    }
    return Reply.json(e.status(), body);
  }
}
