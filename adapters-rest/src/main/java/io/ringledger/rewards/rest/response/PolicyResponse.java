package io.ringledger.rewards.rest.response;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ringledger.rewards.application.outbound.RewardPolicies.Kept;
import io.ringledger.rewards.domain.Points;
import io.ringledger.rewards.domain.policy.DailyCap;
import io.ringledger.rewards.domain.policy.RewardRule;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A policy document, in the form in which it is loaded, and what is known about it.
 *
 * @param rules by type of reward
 * @param used whether it has decided, and cannot be changed any more
 */
public record PolicyResponse(
    int version, String validFrom, Map<String, Rule> rules, boolean used, String loadedAt) {

  public static PolicyResponse of(Kept kept) {
    Map<String, Rule> rules = new LinkedHashMap<>();
    kept.policy().rules().forEach((type, rule) -> rules.put(type.wire(), Rule.of(rule)));
    return new PolicyResponse(
        kept.policy().version().number(),
        kept.policy().validFrom().toString(),
        rules,
        kept.used(),
        kept.loadedAt().toString());
  }

  /**
   * What rewards of one type are worth.
   *
   * @param points where the grade is not listed
   */
  @Schema(name = "PolicyRule")
  public record Rule(
      long points,
      Map<String, Long> byGrade,
      int basisPoints,
      long reputationImpact,
      Cap dailyCap) {

    static Rule of(RewardRule rule) {
      Map<String, Long> byGrade = new LinkedHashMap<>();
      rule.byGrade().forEach((grade, points) -> byGrade.put(grade, points.value()));
      return new Rule(
          rule.base().value(),
          byGrade,
          rule.basisPoints(),
          rule.reputationImpact(),
          Cap.of(rule.dailyCap()));
    }
  }

  /** The most that a recipient gets on one day; what is left out is not limited. */
  @Schema(name = "PolicyCap")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Cap(@Nullable Long points, @Nullable Integer rewards) {

    static Cap of(DailyCap cap) {
      return new Cap(cap.points().map(Points::value).orElse(null), cap.rewards().orElse(null));
    }
  }
}
