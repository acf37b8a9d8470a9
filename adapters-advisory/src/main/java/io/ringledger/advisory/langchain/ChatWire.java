package io.ringledger.advisory.langchain;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringledger.advisory.langchain.ModelTroubleException.Kind;

/**
 * What an answer to {@code /chat/completions} has to look like: one choice, told by the assistant,
 * complete, in text, and without the wish to have something done.
 */
final class ChatWire {

  private ChatWire() {}

  /** Throws where it looks otherwise. */
  static void check(String body) {
    JsonNode answer = StrictJson.object(body).orElseThrow(() -> unusable("is not a JSON object"));
    JsonNode choices = answer.path("choices");
    if (!choices.isArray() || choices.size() != 1) {
      throw unusable("does not hold one choice");
    }
    JsonNode choice = choices.path(0);
    JsonNode message = choice.path("message");
    if (!"assistant".equals(message.path("role").textValue())) {
      throw unusable("is not told by the assistant");
    }
    if (isThere(message, "tool_calls") || isThere(message, "function_call")) {
      throw unusable("asks for something to be done");
    }
    if (!"stop".equals(choice.path("finish_reason").textValue())) {
      throw unusable("is not complete");
    }
    if (!message.path("content").isTextual()) {
      throw unusable("holds no text");
    }
  }

  private static boolean isThere(JsonNode message, String name) {
    JsonNode wish = message.path(name);
    return !(wish.isMissingNode() || wish.isNull() || (wish.isArray() && wish.isEmpty()));
  }

  private static ModelTroubleException unusable(String what) {
    return new ModelTroubleException(Kind.UNUSABLE, "The advisory model's answer " + what + ".");
  }
}
