package io.ringledger.xamansandbox.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.xamansandbox.platform.Json;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What faults make of a call: an answer, or none at all. */
final class Misbehaviour {
  private static final String PAGE =
      "<!DOCTYPE html><html><head><title>Just a moment...</title></head><body></body></html>";

  private Misbehaviour() {}

  /** Returns the answer, or nothing where the connection is to be closed instead. */
  static Optional<Reply> reply(PlatformApi platform, PlatformApi.Call call, List<Fault> met) {
    for (Fault fault : met) {
      if (fault instanceof Fault.Close) {
        return Optional.empty();
      }
      if (fault instanceof Fault.Status(int status)) {
        return Optional.of(platform.failure(call, status));
      }
    }
    Reply reply = platform.answer(call, met);
    for (Fault fault : met) {
      switch (fault) {
        case Fault.DropAnswer() -> {
          return Optional.empty();
        }
        case Fault.Malformed() ->
            reply =
                reply.withBody(reply.type(), reply.body().substring(0, reply.body().length() / 2));
        case Fault.Oversized(int bytes) ->
            reply = reply.withBody(reply.type(), padded(reply, bytes));
        case Fault.WrongContent() -> reply = reply.withBody("text/html; charset=utf-8", PAGE);
        case Fault.Lie(UnaryOperator<ObjectNode> change) ->
            reply = reply.withBody(reply.type(), changed(reply, change));
        case Fault.Slow _, Fault.Status _, Fault.Close _, Fault.CancelAnswer _ -> {}
      }
    }
    return Optional.of(reply);
  }

  private static String padded(Reply reply, int bytes) {
    return "{\"padding\":\"" + "x".repeat(bytes) + "\"," + reply.body().substring(1);
  }

  private static String changed(Reply reply, UnaryOperator<ObjectNode> change) {
    try {
      JsonNode truth = Json.MAPPER.readTree(reply.body());
      return truth instanceof ObjectNode answer ? change.apply(answer).toString() : reply.body();
    } catch (JsonProcessingException _) {
      // Another fault has broken it already.
      return reply.body();
    }
  }
}
