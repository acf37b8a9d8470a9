package io.ringledger.rewards.application.settlement;

/**
 * Brings settlements to their end. Each belongs to a lane, and one replica works on a lane at a
 * time (if two do, nothing breaks: every step is held against what the other has kept).
 */
public interface RewardLanes {

  /** How many lanes there are. Settlements of one recipient are all in the same one. */
  int LANES = 8;

  /**
   * Takes up a batch of what is due, and brings each as far as it goes.
   *
   * @return whether there may be more to do at once
   */
  boolean advance(int lane);

  /** The lane of an ordering key. */
  static int laneOf(String orderingKey) {
    return Math.floorMod(orderingKey.hashCode(), LANES);
  }
}
