package io.ringledger.paymentsandbox.api;

import io.ringledger.paymentsandbox.money.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What goes wrong with one call.
 *
 * @param before nothing is done and the connection hangs for so long
 * @param after it is done and the connection hangs for so long
 * @param failure the answer is an error
 * @param decline the payment is declined for this
 * @param slow the answer is late by so much
 * @param garbage the answer breaks off
 */
record Trouble(
    Optional<Duration> before,
    Optional<Duration> after,
    Optional<ApiFault.Status> failure,
    Optional<String> decline,
    Duration slow,
    boolean garbage) {

  static Trouble of(List<ApiFault> met) {
    Trouble trouble =
        new Trouble(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Duration.ZERO,
            false);
    for (ApiFault fault : met) {
      trouble = trouble.and(fault);
    }
    return trouble;
  }

  private Trouble and(ApiFault fault) {
    return switch (fault) {
      case ApiFault.TimeoutBefore(Duration hang) ->
          new Trouble(Optional.of(hang), after, failure, decline, slow, garbage);
      case ApiFault.TimeoutAfterCharging(Duration hang) ->
          new Trouble(before, Optional.of(hang), failure, decline, slow, garbage);
      case ApiFault.Status status ->
          new Trouble(before, after, Optional.of(status), decline, slow, garbage);
      case ApiFault.Decline(String code) ->
          new Trouble(before, after, failure, Optional.of(code), slow, garbage);
      case ApiFault.Slow(Duration delay) ->
          new Trouble(before, after, failure, decline, slow.plus(delay), garbage);
      case ApiFault.Garbage() -> new Trouble(before, after, failure, decline, slow, true);
    };
  }

  Reply onTheWay(Reply reply) {
    Reply late = reply.later(slow);
    if (after.isPresent()) {
      return late.lostAfter(after.get());
    }
    return garbage ? late.withBody(late.body().substring(0, late.body().length() / 2)) : late;
  }

  static Refusal error(int status) {
    return switch (status) {
      case 429 ->
          Refusal.of(
              429,
              Refusal.INVALID_REQUEST,
              "rate_limit",
              "Testmode request rate limit exceeded. You can learn more about rate limits at"
                  + " https://stripe.com/docs/rate-limits.");
      case 400, 404, 409 ->
          Refusal.of(status, Refusal.INVALID_REQUEST, "", "The sandbox was told to refuse this.");
      default ->
          Refusal.of(
              status,
              "api_error",
              "",
              "Sorry! There was an error while talking to Stripe. (A simulated one.)");
    };
  }
}
