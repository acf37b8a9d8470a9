package io.ringledger.vault.domain;

/**
 * The place of a batch in the chain of batches.
 *
 * @param value 1 for the first, one more for each after it
 */
public record BatchNumber(long value) implements Comparable<BatchNumber> {

  /** The first there is. */
  public static final BatchNumber FIRST = new BatchNumber(1);

  public BatchNumber {
    if (value < 1) {
      throw new IllegalArgumentException("batches are numbered from 1");
    }
  }

  /** Returns the one after it. */
  public BatchNumber next() {
    return new BatchNumber(Math.incrementExact(value));
  }

  @Override
  public int compareTo(BatchNumber other) {
    return Long.compare(value, other.value);
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
