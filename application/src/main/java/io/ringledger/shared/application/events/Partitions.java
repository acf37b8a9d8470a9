package io.ringledger.shared.application.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.zip.CRC32;

/** Which ordering key is in which partition of the log. */
public final class Partitions {

  private Partitions() {}

  /** From 0 to {@link EventLog#PARTITIONS} less one; the same for ever, since events stay. */
  public static int of(String orderingKey) {
    CRC32 hash = new CRC32();
    hash.update(orderingKey.getBytes(UTF_8));
    return (int) (hash.getValue() % EventLog.PARTITIONS);
  }
}
