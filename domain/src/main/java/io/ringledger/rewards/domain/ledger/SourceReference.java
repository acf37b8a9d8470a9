package io.ringledger.rewards.domain.ledger;

/**
 * What an entry was posted for.
 *
 * @param source URI of the system that says so (CloudEvents {@code source})
 * @param eventId unique within the source (CloudEvents {@code id}); 1 to 256 characters
 */
public record SourceReference(String source, String eventId) {

  public static final int MAX_SOURCE_LENGTH = 512;
  public static final int MAX_EVENT_ID_LENGTH = 256;

  public SourceReference {
    if (source.isEmpty() || source.length() > MAX_SOURCE_LENGTH) {
      throw new IllegalArgumentException("source out of bounds");
    }
    if (eventId.isEmpty() || eventId.length() > MAX_EVENT_ID_LENGTH) {
      throw new IllegalArgumentException("source event id out of bounds");
    }
  }
}
