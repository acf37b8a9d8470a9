package io.ringledger.rewards.cloudevents;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringledger.rewards.domain.Points;
import io.ringledger.rewards.domain.ledger.Holder;
import io.ringledger.rewards.domain.orders.Purchase;
import io.ringledger.rewards.domain.policy.RewardFacts;
import io.ringledger.rewards.domain.policy.RewardType;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The types of events that may earn a reward, and where in their data what matters stands. */
enum SourceType {
  SUBSCRIPTION_ACTIVATED(
      "identity.SubscriptionActivated",
      RewardType.SUBSCRIPTION_GRANT,
      new Places("user_id", List.of(), "plan", "", "active")),
  CORRECTION_ACCEPTED(
      "feedback.CorrectionAccepted",
      RewardType.CORRECTION_REWARD,
      new Places("corrected_by", List.of("accepted_by", "author_id"), "severity", "", "accepted")),
  BOUNTY_SETTLED(
      "marketplace.BountySettled",
      RewardType.BOUNTY_REWARD,
      new Places("winner_id", List.of("poster_id"), "", "points", "settled")),
  BOUNTY_EXPIRED(
      "marketplace.BountyExpired",
      RewardType.REFUND,
      new Places("poster_id", List.of(), "", "points", "expired")),
  ORDER_CONFIRMED(
      Purchase.EVENT_TYPE,
      RewardType.PURCHASE_REWARD,
      new Places("buyer_id", List.of(), "grade", "points", "confirmed"));

  private static final Map<String, SourceType> BY_NAME =
      Arrays.stream(values()).collect(Collectors.toMap(type -> type.type, Function.identity()));

  private final String type;
  private final RewardType reward;

  // A record whose list cannot be changed.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Places places;

  SourceType(String type, RewardType reward, Places places) {
    this.type = type;
    this.reward = reward;
    this.places = places;
  }

  /**
   * Names of members of the data.
   *
   * @param grade empty where there is none
   * @param points empty where nothing is at stake
   * @param earns the only state that earns a reward
   */
  private record Places(
      String recipient, List<String> deciders, String grade, String points, String earns) {}

  /** The type of that name, or empty where events of it are no reward. */
  static Optional<SourceType> of(String type) {
    return Optional.ofNullable(BY_NAME.get(type));
  }

  /** CloudEvents {@code type}. */
  String type() {
    return type;
  }

  /** The URN of a version of its schema. */
  String schema(int version) {
    return "urn:ringledger:events:" + type + ":" + version;
  }

  /** Whom the event would reward, where its data says so in the form of a holder's id. */
  Optional<Holder> recipient(JsonNode data) {
    return Optional.of(data.path(places.recipient).asText(""))
        .filter(Holder::isValid)
        .map(Holder::new);
  }

  /** What matters of data that the schema allows. */
  RewardFacts facts(JsonNode data, Instant occurredAt) {
    TreeSet<String> deciders =
        places.deciders.stream()
            .map(name -> data.path(name).asText(""))
            .filter(decider -> !decider.isEmpty())
            .collect(Collectors.toCollection(TreeSet::new));
    return new RewardFacts(
        reward,
        new Holder(data.path(places.recipient).asText()),
        deciders,
        data.path(places.grade).asText(""),
        places.points.isEmpty()
            ? Points.ZERO
            : new Points(data.path(places.points).decimalValue().longValueExact()),
        data.path("spam").asBoolean(false),
        data.path("state").asText("").equals(places.earns),
        occurredAt);
  }
}
