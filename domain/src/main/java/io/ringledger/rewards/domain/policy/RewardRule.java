package io.ringledger.rewards.domain.policy;

import io.ringledger.rewards.domain.Points;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one type of reward is worth: the points of the event's grade, or the base where the grade is
 * not listed, and a share of the points at stake.
 *
 * @param base points for an event whose grade is not listed
 * @param byGrade points for a plan, a severity
 * @param basisPoints the share of the points at stake, in hundredths of a percent
 * @param reputationImpact what a granted reward means for reputation
 */
public record RewardRule(
    Points base,
    SortedMap<String, Points> byGrade,
    int basisPoints,
    long reputationImpact,
    DailyCap dailyCap) {

  public static final int MAX_GRADES = 100;
  public static final int MAX_BASIS_POINTS = 100_000;
  public static final long MAX_REPUTATION_IMPACT = 1_000_000;

  public RewardRule {
    byGrade = Collections.unmodifiableSortedMap(new TreeMap<>(byGrade));
    if (byGrade.size() > MAX_GRADES) {
      throw new IllegalArgumentException("more than " + MAX_GRADES + " grades");
    }
    if (basisPoints < 0 || basisPoints > MAX_BASIS_POINTS) {
      throw new IllegalArgumentException("basis points are between 0 and " + MAX_BASIS_POINTS);
    }
    if (Math.abs(reputationImpact) > MAX_REPUTATION_IMPACT) {
      throw new IllegalArgumentException("reputation impact out of range");
    }
  }

  /** The points an event of that grade and with that much at stake earns, caps aside. */
  Points amount(String grade, Points basis) {
    return byGrade.getOrDefault(grade, base).plus(basis.basisPoints(basisPoints));
  }
}
