package io.ringledger.local.chaos.check;

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
public record Exchange(
    String bout, Half half, String key, String request, Optional<Answer> answer) {

  private static final int CONFLICT = 409;

  /** What may be sent under one key, which must have one answer. */
  public record Intent(String bout, Half half, String key) {}

  public Intent intent() {
    return new Intent(bout, half, key);
  }

  /** The answer, if it is one that the same request gets again for ever. */
  public Optional<Answer> finalAnswer() {
    return answer.filter(Exchange::isDecisive);
  }

  /** Whether an answer is about the request, and not about somebody's absence or hurry. */
  public static boolean isDecisive(Answer answer) {
    return answer.status() < 500 && !code(answer).equals("concurrent_request");
  }

  /** Whether the key was refused because it stands for another body. */
  public static boolean refusesTheKey(Answer answer) {
    return answer.status() == CONFLICT && code(answer).equals("idempotency_key_reused");
  }

  public boolean isAcknowledged() {
    return answer.filter(given -> given.status() == 200).isPresent();
  }

  public String kind() {
    return Json.text(Json.parse(request), "escrow_kind");
  }

  public String transaction() {
    return Json.text(Json.parse(request), "tx_hash");
  }

  public long offerSequence() {
    return Json.number(Json.parse(request), "offer_sequence");
  }

  /** The code of a problem; nothing for an answer that is none. */
  public static String code(Answer answer) {
    if (answer.status() < 400) {
      return "";
    }
    JsonNode body = Json.parse(answer.body());
    return body.path("code").asText();
  }
}
