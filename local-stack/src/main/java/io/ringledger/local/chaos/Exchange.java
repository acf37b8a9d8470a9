package io.ringledger.local.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringledger.local.demo.ApiClient.Answer;
import io.ringledger.local.demo.Json;
import io.ringledger.local.demo.PromoterDesk.Half;
import java.util.Optional;

/**
 * A confirm that was sent, and what came back.
 *
 * @param key the idempotency key
 * @param request the body as it was sent
 * @param answer empty if none came
 */
record Exchange(String bout, Half half, String key, String request, Optional<Answer> answer) {

  private static final int CONFLICT = 409;

  /** What may be sent under one key, which must have one answer. */
  record Intent(String bout, Half half, String key) {}

  Intent intent() {
    return new Intent(bout, half, key);
  }

  /** The answer, if it is one that the same request gets again for ever. */
  Optional<Answer> finalAnswer() {
    return answer.filter(Exchange::isDecisive);
  }

  /** Whether an answer is about the request, and not about somebody's absence or hurry. */
  static boolean isDecisive(Answer answer) {
    return answer.status() < 500 && !code(answer).equals("concurrent_request");
  }

  /** Whether the key was refused because it stands for another body. */
  static boolean refusesTheKey(Answer answer) {
    return answer.status() == CONFLICT && code(answer).equals("idempotency_key_reused");
  }

  boolean isAcknowledged() {
    return answer.filter(given -> given.status() == 200).isPresent();
  }

  String kind() {
    return Json.text(Json.parse(request), "escrow_kind");
  }

  String transaction() {
    return Json.text(Json.parse(request), "tx_hash");
  }

  /** The code of a problem; nothing for an answer that is none. */
  static String code(Answer answer) {
    if (answer.status() < 400) {
      return "";
    }
    JsonNode body = Json.parse(answer.body());
    return body.path("code").asText();
  }
}
