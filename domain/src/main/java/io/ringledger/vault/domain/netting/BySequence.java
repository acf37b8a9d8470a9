package io.ringledger.vault.domain.netting;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Puts intents into the order of their acceptance, in time that grows as their number does. */
final class BySequence {

  private static final int DIGIT_BITS = 11;
  private static final int DIGITS = 1 << DIGIT_BITS;

  private BySequence() {}

  static List<NettingIntent> sorted(List<NettingIntent> intents) {
    NettingIntent[] all = intents.toArray(NettingIntent[]::new);
    if (!isSorted(all)) {
      all = radixSorted(all);
      if (!isSorted(all)) {
        throw new IllegalArgumentException("two intents have the same acceptance sequence");
      }
    }
    return Collections.unmodifiableList(Arrays.asList(all));
  }

  private static boolean isSorted(NettingIntent[] all) {
    for (int i = 1; i < all.length; i++) {
      if (all[i - 1].sequence() >= all[i].sequence()) {
        return false;
      }
    }
    return true;
  }

  /** One pass for each digit in which the sequences differ. */
  private static NettingIntent[] radixSorted(NettingIntent[] all) {
    long least = Long.MAX_VALUE;
    long greatest = 0;
    for (NettingIntent intent : all) {
      least = Math.min(least, intent.sequence());
      greatest = Math.max(greatest, intent.sequence());
    }
    NettingIntent[] source = all;
    NettingIntent[] target = new NettingIntent[all.length];
    int[] places = new int[DIGITS + 1];
    for (int shift = 0;
        shift < Long.SIZE && (greatest - least) >>> shift > 0;
        shift += DIGIT_BITS) {
      Arrays.fill(places, 0);
      for (NettingIntent intent : source) {
        places[digit(intent.sequence() - least, shift) + 1]++;
      }
      for (int i = 1; i < places.length; i++) {
        places[i] += places[i - 1];
      }
      for (NettingIntent intent : source) {
        target[places[digit(intent.sequence() - least, shift)]++] = intent;
      }
      NettingIntent[] filled = target;
      target = source;
      source = filled;
    }
    return source;
  }

  private static int digit(long key, int shift) {
    return (int) (key >>> shift) & (DIGITS - 1);
  }
}
