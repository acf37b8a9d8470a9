package io.ringledger.vault.domain.intent;

import io.ringledger.vault.domain.BatchNumber;
import io.ringledger.vault.domain.IntentId;
import io.ringledger.vault.domain.IntentReason;
import io.ringledger.vault.domain.IntentState;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An intent came to a state. */
public record IntentChange(
    Place place,
    IntentId intent,
    IntentState state,
    Optional<IntentReason> reason,
    Optional<BatchNumber> batch,
    Instant at) {

  /**
   * Its place among all changes, which only grows for who reads on.
   *
   * @param transaction in which it was written
   * @param sequence within all
   */
  public record Place(long transaction, long sequence) implements Comparable<Place> {

    /** Before all changes. */
    public static final Place BEGINNING = new Place(0, 0);

    private static final Pattern FORM = Pattern.compile("(0|[1-9]\\d{0,17})-(0|[1-9]\\d{0,17})");
    private static final Comparator<Place> ORDER =
        Comparator.comparingLong(Place::transaction).thenComparingLong(Place::sequence);

    /** Returns the place, empty where the text is none. */
    public static Optional<Place> parse(String text) {
      Matcher parts = FORM.matcher(text);
      return parts.matches()
          ? Optional.of(new Place(Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2))))
          : Optional.empty();
    }

    @Override
    public int compareTo(Place other) {
      return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
      return transaction + "-" + sequence;
    }
  }
}
