package io.ringledger.shared.rest;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** Where a page of a list ended, as a text that means nothing to clients. */
public final class Cursor {

  private static final int UUID_BYTES = 16;
  private static final int PLACE_BYTES = 2 * Long.BYTES + UUID_BYTES;

  private Cursor() {}

  /** The text for a list that goes on after this id. */
  public static String after(UUID last) {
    ByteBuffer bytes = ByteBuffer.allocate(UUID_BYTES);
    bytes.putLong(last.getMostSignificantBits()).putLong(last.getLeastSignificantBits());
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  /** The id, or empty where the text was never handed out as a cursor. */
  public static Optional<UUID> parse(String text) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text);
      if (bytes.length != UUID_BYTES) {
        return Optional.empty();
      }
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      UUID id = new UUID(buffer.getLong(), buffer.getLong());
      return after(id).equals(text) ? Optional.of(id) : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /**
   * A place in a list that is in the order of a score and then of an id.
   *
   * @param rank from 1
   */
  public record Place(long rank, long score, UUID id) {}

  /** The text for a list that goes on after this place. */
  public static String after(Place last) {
    ByteBuffer bytes = ByteBuffer.allocate(PLACE_BYTES).putLong(last.rank()).putLong(last.score());
    bytes.putLong(last.id().getMostSignificantBits()).putLong(last.id().getLeastSignificantBits());
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  /** The place, or empty where the text was never handed out as the cursor of one. */
  public static Optional<Place> parsePlace(String text) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text);
      if (bytes.length != PLACE_BYTES) {
        return Optional.empty();
      }
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      Place place =
          new Place(
              buffer.getLong(), buffer.getLong(), new UUID(buffer.getLong(), buffer.getLong()));
      boolean possible = place.rank() >= 1 && place.rank() <= Integer.MAX_VALUE;
      return possible && after(place).equals(text) ? Optional.of(place) : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
