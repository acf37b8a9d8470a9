package io.ringledger.rewards.rest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ringledger.rewards.domain.Points;
import io.ringledger.rewards.domain.RewardFailure;
import io.ringledger.rewards.domain.policy.DailyCap;
import io.ringledger.rewards.domain.policy.PolicyVersion;
import io.ringledger.rewards.domain.policy.RewardPolicy;
import io.ringledger.rewards.domain.policy.RewardRule;
import io.ringledger.rewards.domain.policy.RewardType;
import io.ringledger.shared.rest.FieldError;
import io.ringledger.shared.rest.Problem;
import io.ringledger.shared.rest.WireForm;
import io.ringledger.shared.rest.WireJson;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads policy documents to the letter, because what is misspelt in one would cost points: every
 * member is known and of its type, and each mistake is named with its path.
 */
final class PolicyDocument {

  private static final ObjectMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(8)
                          .maxStringLength(256)
                          .maxNumberLength(20)
                          .maxNameLength(256)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final Pattern GRADE = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final String OBJECT = "must be a JSON object";
  private static final int MAX_ERRORS = 50;

  private final List<FieldError> errors = new ArrayList<>();

  private PolicyDocument() {}

  /** What a document turns out to be. */
  sealed interface Read {}

  /** A policy. */
  record Understood(RewardPolicy policy) implements Read {}

  /**
   * None.
   *
   * @param errors what is wrong with which member
   */
  record Malformed(List<FieldError> errors) implements Read {

    /** The refusal that says so. */
    Response response() {
      RewardFailure code = RewardFailure.POLICY_MALFORMED;
      Problem problem =
          new Problem(
              Problem.typeOf(code.code()),
              Problem.titleOf(code.code()),
              Problem.status(code.category()),
              code.detail(),
              code.code(),
              null,
              errors,
              List.of());
      return Response.status(problem.status())
          .type(Problem.MEDIA_TYPE)
          .entity(WireJson.write(problem))
          .build();
    }
  }

  /** Reads a document. */
  static Read read(byte[] body) {
    try {
      JsonNode root = JSON.readTree(body);
      return root != null && root.isObject()
          ? new PolicyDocument().read(root)
          : new Malformed(List.of(new FieldError("body", OBJECT)));
    } catch (IOException _) {
      return new Malformed(List.of(new FieldError("body", "must be valid JSON")));
    }
  }

  private Read read(JsonNode root) {
    onlyKnown("", root, Set.of("version", "valid_from", "rules"));
    long version = number("version", root.get("version"), 1, PolicyVersion.MAX, null);
    Instant validFrom = time("valid_from", root.get("valid_from"));
    Map<RewardType, RewardRule> rules = rules(root.get("rules"));
    return errors.isEmpty()
        ? new Understood(RewardPolicy.of(new PolicyVersion((int) version), validFrom, rules))
        : new Malformed(errors.subList(0, Math.min(errors.size(), MAX_ERRORS)));
  }

  private Map<RewardType, RewardRule> rules(@Nullable JsonNode rules) {
    Map<RewardType, RewardRule> read = new EnumMap<>(RewardType.class);
    for (var member : members("rules", rules)) {
      String path = "rules." + named(member.getKey());
      Optional<RewardType> type = RewardType.ofWire(member.getKey());
      if (type.isEmpty()) {
        refuse(path, "is no type of reward");
      } else {
        object(path, member.getValue())
            .flatMap(rule -> rule(path, rule))
            .ifPresent(rule -> read.put(type.get(), rule));
      }
    }
    return read;
  }

  private Optional<RewardRule> rule(String path, JsonNode rule) {
    onlyKnown(
        path + ".",
        rule,
        Set.of("points", "by_grade", "basis_points", "reputation_impact", "daily_cap"));
    int before = errors.size();
    long base = points(path + ".points", rule.get("points"), 0L);
    SortedMap<String, Points> byGrade = byGrade(path + ".by_grade", rule.get("by_grade"));
    long basisPoints =
        number(
            path + ".basis_points", rule.get("basis_points"), 0, RewardRule.MAX_BASIS_POINTS, 0L);
    long impact =
        number(
            path + ".reputation_impact",
            rule.get("reputation_impact"),
            -RewardRule.MAX_REPUTATION_IMPACT,
            RewardRule.MAX_REPUTATION_IMPACT,
            0L);
    DailyCap cap = cap(path + ".daily_cap", rule.get("daily_cap"));
    return errors.size() == before
        ? Optional.of(new RewardRule(new Points(base), byGrade, (int) basisPoints, impact, cap))
        : Optional.empty();
  }

  private SortedMap<String, Points> byGrade(String path, @Nullable JsonNode grades) {
    TreeMap<String, Points> read = new TreeMap<>();
    if (grades == null) {
      return read;
    }
    if (grades.size() > RewardRule.MAX_GRADES) {
      refuse(path, "must have at most " + RewardRule.MAX_GRADES + " grades");
      return read;
    }
    for (var member : members(path, grades)) {
      String grade = path + "." + named(member.getKey());
      if (GRADE.matcher(member.getKey()).matches()) {
        read.put(member.getKey(), new Points(points(grade, member.getValue(), null)));
      } else {
        refuse(grade, "must be 1 to 64 letters, digits, dots, dashes or underscores");
      }
    }
    return read;
  }

  private DailyCap cap(String path, @Nullable JsonNode node) {
    if (node == null) {
      return DailyCap.NONE;
    }
    Optional<JsonNode> object = object(path, node);
    if (object.isEmpty()) {
      return DailyCap.NONE;
    }
    JsonNode cap = object.get();
    onlyKnown(path + ".", cap, Set.of("points", "rewards"));
    long points = points(path + ".points", cap.get("points"), 0L);
    long rewards = number(path + ".rewards", cap.get("rewards"), 0, Integer.MAX_VALUE, 0L);
    return new DailyCap(
        cap.has("points") ? Optional.of(new Points(points)) : Optional.empty(),
        cap.has("rewards") ? Optional.of((int) rewards) : Optional.empty());
  }

  private Set<Map.Entry<String, JsonNode>> members(String path, @Nullable JsonNode node) {
    return object(path, node).map(JsonNode::properties).orElse(Set.of());
  }

  private void onlyKnown(String prefix, JsonNode object, Set<String> known) {
    object
        .properties()
        .forEach(
            member -> {
              if (!known.contains(member.getKey())) {
                refuse(prefix + named(member.getKey()), "is no member of a policy");
              }
            });
  }

  private Optional<JsonNode> object(String path, @Nullable JsonNode node) {
    if (node == null || !node.isObject()) {
      refuse(path, OBJECT);
      return Optional.empty();
    }
    return Optional.of(node);
  }

  private long points(String path, @Nullable JsonNode node, @Nullable Long orElse) {
    return number(path, node, 0, Points.MAX_VALUE, orElse);
  }

  private long number(
      String path, @Nullable JsonNode node, long least, long most, @Nullable Long orElse) {
    if (node == null && orElse != null) {
      return orElse;
    }
    if (node != null
        && node.isIntegralNumber()
        && node.canConvertToLong()
        && node.longValue() >= least
        && node.longValue() <= most) {
      return node.longValue();
    }
    refuse(path, "must be an integer from " + least + " to " + most);
    return Math.max(least, 0);
  }

  private Instant time(String path, @Nullable JsonNode node) {
    if (node != null && node.isTextual() && WireForm.TIME.admits(node.textValue())) {
      return OffsetDateTime.parse(node.textValue()).toInstant();
    }
    refuse(path, WireForm.TIME.message());
    return Instant.EPOCH;
  }

  /** A name that a stranger chose is shown only where it is harmless. */
  private static String named(String member) {
    return GRADE.matcher(member).matches() ? member : "?";
  }

  private void refuse(String path, String message) {
    errors.add(new FieldError(path, message));
  }
}
