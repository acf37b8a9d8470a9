package io.ringledger.events.domain;

import io.ringledger.shared.domain.FailureCode;

/**
 * Why a verb on subscriptions or deliveries is refused. Where several apply, the one that stands
 * first here is answered.
 */
public enum EventsFailure implements FailureCode {
  SUBSCRIPTION_NOT_FOUND(
      "event_subscription_not_found",
      Category.NOT_FOUND,
      "Requested event subscription was not found."),
  DELIVERY_NOT_FOUND(
      "event_delivery_not_found", Category.NOT_FOUND, "Requested event delivery was not found."),
  SUBSCRIPTIONS_EXHAUSTED(
      "event_subscriptions_exhausted",
      Category.CONFLICT,
      "There are as many event subscriptions as there may be; delete one first."),
  DELIVERY_NOT_DEAD(
      "event_delivery_not_dead",
      Category.CONFLICT,
      "The event delivery was not given up, so there is nothing to deliver again."),
  ENDPOINT_NOT_ALLOWED(
      "event_endpoint_not_allowed", Category.UNPROCESSABLE, "Events are not sent to that address.");

  private final String code;
  private final Category category;
  private final String detail;

  EventsFailure(String code, Category category, String detail) {
    this.code = code;
    this.category = category;
    this.detail = detail;
  }

  @Override
  public String code() {
    return code;
  }

  @Override
  public Category category() {
    return category;
  }

  @Override
  public String detail() {
    return detail;
  }
}
