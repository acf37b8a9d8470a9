package io.ringledger.paymentsandbox.money;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.paymentsandbox.books.Json;
import java.util.Optional;

/**
 * Why a bank does not pay.
 *
 * @param code the error code, usually {@code card_declined}
 * @param declineCode the bank's own, such as {@code insufficient_funds}; empty where there is none
 * @param message for a person
 */
public record Decline(String code, String declineCode, String message) {
  /** The bank gives no reason. */
  public static final Decline GENERIC =
      new Decline("card_declined", "generic_decline", "Your card was declined.");

  /** The person has to prove who it is and is not there. */
  public static final Decline AUTHENTICATION_REQUIRED =
      new Decline(
          "authentication_required",
          "authentication_required",
          "Your card was declined. This transaction requires authentication.");

  /** Returns a decline with the bank's own code. */
  public static Decline of(String declineCode) {
    return switch (declineCode) {
      case "", "generic_decline" -> GENERIC;
      case "insufficient_funds" ->
          new Decline("card_declined", declineCode, "Your card has insufficient funds.");
      case "expired_card" -> new Decline("expired_card", "", "Your card has expired.");
      case "incorrect_cvc" ->
          new Decline("incorrect_cvc", "", "Your card's security code is incorrect.");
      case "processing_error" ->
          new Decline(
              "processing_error",
              "",
              "An error occurred while processing your card. Try again in a little bit.");
      case "authentication_required" -> AUTHENTICATION_REQUIRED;
      default -> new Decline("card_declined", declineCode, "Your card was declined.");
    };
  }

  ObjectNode error(Optional<String> charge, ObjectNode method) {
    ObjectNode error = Json.object();
    charge.ifPresent(id -> error.put("charge", id));
    error.put("code", code);
    if (!declineCode.isEmpty()) {
      error.put("decline_code", declineCode);
    }
    error.put("doc_url", "https://stripe.com/docs/error-codes/" + code.replace('_', '-'));
    error.put("message", message);
    error.set("payment_method", method);
    return error.put("type", "card_error");
  }
}
