package io.ringledger.rewards.kafka;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Where source events come from.
 *
 * @param topic 1 to 200 letters, digits and {@code . _ -}
 * @param group the consumer group all replicas are in
 * @param longestPause the longest it waits before it tries again after a failure
 */
public record KafkaIntakeSettings(String topic, String group, Duration longestPause) {

  private static final Pattern TOPIC = Pattern.compile("[A-Za-z0-9._-]{1,200}");

  public KafkaIntakeSettings {
    if (!TOPIC.matcher(topic).matches()) {
      throw new IllegalArgumentException("no name of a topic");
    }
    if (group.isBlank()) {
      throw new IllegalArgumentException("no name of a group");
    }
    if (!longestPause.isPositive()) {
      throw new IllegalArgumentException("no time to wait");
    }
  }

  /** Where records go whose events are refused. */
  public String deadTopic() {
    return topic + ".dead";
  }
}
