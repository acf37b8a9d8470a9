package io.ringledger.local.rewards;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.local.demo.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * A day in the life of a promotion, made up from a seed: who subscribes, whose corrections are
 * accepted, who wins bounties, and what goes wrong on the way. It knows what should become of each
 * event, because it does the sums by itself.
 */
public final class DayOfEvents {

  static final String IDENTITY = "identity";
  static final String FEEDBACK = "feedback";
  static final String MARKETPLACE = "marketplace";

  private static final int HOURS = 24;
  private static final int AN_HOUR = 20;
  private static final int CAP_POINTS = 200;
  private static final int CAP_REWARDS = 10;

  private final Random random;
  private final Instant midnight;
  private final String run;
  private final List<String> members;
  private final List<Told> events = new ArrayList<>();
  private final Map<String, Long> balances = new TreeMap<>();
  private final Map<String, Long> reputations = new HashMap<>();
  private final Map<String, Integer> correctionPoints = new HashMap<>();
  private final Map<String, Integer> corrections = new HashMap<>();

  /**
   * What a source tells.
   *
   * @param source which of the three systems tells it
   * @param event the CloudEvent, without its source
   * @param fate what should become of it
   */
  public record Told(String source, ObjectNode event, Fate fate) {}

  /** What becomes of an event. */
  public enum Fate {
    SETTLED,
    NO_OP,
    SKIPPED,
    SOURCE_MALFORMED,
    UNSUPPORTED_SCHEMA_VERSION,
    ACCOUNT_MISSING,
    ACCOUNT_INVALID
  }

  /** Who takes part. The ghost has no account; the frozen one's cannot be posted to. */
  public record Cast(List<String> members, String ghost, String frozen) {
    public Cast {
      members = List.copyOf(members);
    }
  }

  private final Cast cast;

  private DayOfEvents(long seed, String run, Instant midnight, Cast cast) {
    this.random = new Random(seed);
    this.run = run;
    this.midnight = midnight;
    this.cast = cast;
    this.members = cast.members();
  }

  /**
   * Makes up a day.
   *
   * @param run part of every event's id
   * @param midnight when the day begins (UTC)
   */
  public static DayOfEvents of(long seed, String run, Instant midnight, Cast cast) {
    DayOfEvents day = new DayOfEvents(seed, run, midnight, cast);
    for (int hour = 0; hour < HOURS; hour++) {
      for (int i = 0; i < AN_HOUR; i++) {
        day.something(midnight.plus(Duration.ofHours(hour)).plusSeconds(i * 170L));
      }
    }
    day.mistakes();
    return day;
  }

  /** The policy that the sums are done with. */
  public ObjectNode policy() {
    ObjectNode policy = Json.object().put("valid_from", midnight.toString());
    ObjectNode rules = policy.putObject("rules");
    rules
        .putObject("subscription_grant")
        .putObject("by_grade")
        .put("basic", 100)
        .put("premium", 500);
    ObjectNode correction = rules.putObject("correction_reward").put("reputation_impact", 2);
    correction.putObject("by_grade").put("minor", 5).put("major", 25);
    correction.putObject("daily_cap").put("points", CAP_POINTS).put("rewards", CAP_REWARDS);
    rules.putObject("bounty_reward").put("basis_points", 10_000).put("reputation_impact", 5);
    rules.putObject("refund").put("basis_points", 10_000);
    return policy;
  }

  /** All events in order. */
  public List<Told> events() {
    return List.copyOf(events);
  }

  /** What a member should have at the end of the day. */
  public long balance(String member) {
    return balances.getOrDefault(member, 0L);
  }

  /** What a member's reputation should be at the end of the day. */
  public long reputation(String member) {
    return reputations.getOrDefault(member, 0L);
  }

  /** The same event again, saying something else; only for one that was told. */
  public static ObjectNode contradicting(ObjectNode event) {
    ObjectNode other = event.deepCopy();
    other.withObject("/data").put("note", "not what was said before");
    return other;
  }

  private void something(Instant at) {
    switch (random.nextInt(10)) {
      case 0, 1 -> subscription(at, somebody());
      case 2, 3, 4, 5, 6 -> correction(at);
      case 7, 8 -> bountySettled(at);
      default -> bountyExpired(at);
    }
  }

  private void subscription(Instant at, String member) {
    String plan = random.nextInt(3) == 0 ? "premium" : "basic";
    boolean active = random.nextInt(8) != 0;
    ObjectNode data =
        Json.object()
            .put("subscription_id", "s-" + events.size())
            .put("user_id", member)
            .put("plan", plan)
            .put("state", active ? "active" : "past_due");
    Fate fate = active ? grant(member, plan.equals("premium") ? 500 : 100, 0) : Fate.NO_OP;
    tell(IDENTITY, "identity.SubscriptionActivated", at, data, fate);
  }

  private void correction(Instant at) {
    // A few are eager, so that the day's cap is met.
    String member = random.nextInt(3) == 0 ? members.getFirst() : somebody();
    String judge = random.nextInt(12) == 0 ? member : "editor-" + random.nextInt(3);
    String severity = List.of("minor", "major", "critical").get(random.nextInt(3));
    boolean spam = random.nextInt(15) == 0;
    ObjectNode data =
        Json.object()
            .put("correction_id", "c-" + events.size())
            .put("corrected_by", member)
            .put("accepted_by", judge)
            .put("severity", severity)
            .put("state", "accepted")
            .put("spam", spam);
    int points =
        switch (severity) {
          case "minor" -> 5;
          case "major" -> 25;
          default -> 0;
        };
    int before = correctionPoints.getOrDefault(member, 0);
    int rewards = corrections.getOrDefault(member, 0);
    boolean granted =
        !spam
            && !judge.equals(member)
            && points > 0
            && before + points <= CAP_POINTS
            && rewards < CAP_REWARDS;
    if (granted) {
      correctionPoints.put(member, before + points);
      corrections.put(member, rewards + 1);
    }
    tell(
        FEEDBACK,
        "feedback.CorrectionAccepted",
        at,
        data,
        granted ? grant(member, points, 2) : Fate.NO_OP);
  }

  private void bountySettled(Instant at) {
    String winner = somebody();
    String poster = somebody();
    int points = random.nextInt(400);
    ObjectNode data =
        Json.object()
            .put("bounty_id", "b-" + events.size())
            .put("poster_id", poster)
            .put("winner_id", winner)
            .put("points", points)
            .put("state", "settled");
    boolean granted = points > 0 && !winner.equals(poster);
    tell(
        MARKETPLACE,
        "marketplace.BountySettled",
        at,
        data,
        granted ? grant(winner, points, 5) : Fate.NO_OP);
  }

  private void bountyExpired(Instant at) {
    String poster = somebody();
    int points = random.nextInt(300);
    ObjectNode data = bounty(poster, points);
    tell(
        MARKETPLACE,
        "marketplace.BountyExpired",
        at,
        data,
        points > 0 ? grant(poster, points, 0) : Fate.NO_OP);
  }

  /** What goes wrong on every day. */
  private void mistakes() {
    Instant at = midnight.plus(Duration.ofHours(HOURS)).minusSeconds(60);
    tell(MARKETPLACE, "marketplace.AuctionClosed", at, Json.object().put("lot", 7), Fate.SKIPPED);
    tell(MARKETPLACE, "marketplace.BountyCancelled", at, Json.object(), Fate.SKIPPED);
    ObjectNode negative = bounty(somebody(), -5);
    tell(MARKETPLACE, "marketplace.BountyExpired", at, negative, Fate.SOURCE_MALFORMED);
    ObjectNode incomplete = Json.object().put("correction_id", "c-x").put("state", "accepted");
    tell(FEEDBACK, "feedback.CorrectionAccepted", at, incomplete, Fate.SOURCE_MALFORMED);
    tell(
        MARKETPLACE,
        "marketplace.BountyExpired",
        at,
        bounty(somebody(), 5),
        Fate.UNSUPPORTED_SCHEMA_VERSION);
    events
        .getLast()
        .event()
        .put("dataschema", "urn:ringledger:events:marketplace.BountyExpired:99");
    tell(
        MARKETPLACE,
        "marketplace.BountyExpired",
        at,
        bounty(cast.ghost(), 50),
        Fate.ACCOUNT_MISSING);
    tell(
        MARKETPLACE,
        "marketplace.BountyExpired",
        at,
        bounty(cast.frozen(), 50),
        Fate.ACCOUNT_INVALID);
  }

  private ObjectNode bounty(String poster, int points) {
    return Json.object()
        .put("bounty_id", "b-" + events.size())
        .put("poster_id", poster)
        .put("points", points)
        .put("state", "expired");
  }

  private Fate grant(String member, int points, int reputation) {
    balances.merge(member, (long) points, Long::sum);
    reputations.merge(member, (long) reputation, Long::sum);
    return Fate.SETTLED;
  }

  private void tell(String source, String type, Instant at, ObjectNode data, Fate fate) {
    ObjectNode event =
        Json.object()
            .put("specversion", "1.0")
            .put("id", "%s-%04d".formatted(run, events.size()))
            .put("type", type)
            .put("time", at.toString())
            .put("datacontenttype", "application/json");
    event.set("data", data);
    events.add(new Told(source, event, fate));
  }

  private String somebody() {
    return members.get(random.nextInt(members.size()));
  }
}
