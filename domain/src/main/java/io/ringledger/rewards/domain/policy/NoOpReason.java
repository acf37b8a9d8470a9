package io.ringledger.rewards.domain.policy;

import java.util.Locale;

/** Why an event that is understood earns nothing. Where several apply, the first one is named. */
public enum NoOpReason {
  /** What the event is about is not in a state that earns a reward. */
  INVALID_STATE,
  /** The source took it for spam. */
  SPAM,
  /** The recipient had a say in it. */
  SELF_AWARD,
  /** The policy has no rule for this type of reward. */
  NO_RULE,
  /** It is worth nothing under the policy. */
  ZERO_POINTS,
  /** The recipient has had as much as there is on one day. */
  DAILY_CAP_REACHED,
  /** It would be more points than one entry can move. */
  OUT_OF_RANGE;

  /** The text used on the wire and in storage. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
