package io.ringledger.vault.domain.netting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Numbers names from 0 as they come: a hash table of ints, because boxes would cost too much. */
final class Numbers<N> {

  private static final int FREE = -1;

  private int[] slots = new int[1024];
  private int[] hashes = new int[512];
  private String[] texts = new String[512];
  private final List<N> names = new ArrayList<>();

  Numbers() {
    Arrays.fill(slots, FREE);
  }

  int size() {
    return names.size();
  }

  N get(int number) {
    return names.get(number);
  }

  /**
   * Returns the number of a name, the next one where it is new.
   *
   * @param text what tells it from others
   */
  int of(String text, N name) {
    int hash = spread(text.hashCode());
    int slot = hash & (slots.length - 1);
    while (slots[slot] != FREE) {
      int number = slots[slot];
      if (hashes[number] == hash && texts[number].equals(text)) {
        return number;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    int number = names.size();
    if (number == texts.length) {
      grow();
      slot = freeSlot(hash);
    }
    slots[slot] = number;
    hashes[number] = hash;
    texts[number] = text;
    names.add(name);
    return number;
  }

  private void grow() {
    int numbers = names.size();
    hashes = Arrays.copyOf(hashes, 2 * numbers);
    texts = Arrays.copyOf(texts, 2 * numbers);
    slots = new int[4 * numbers];
    Arrays.fill(slots, FREE);
    for (int number = 0; number < numbers; number++) {
      slots[freeSlot(hashes[number])] = number;
    }
  }

  private int freeSlot(int hash) {
    int slot = hash & (slots.length - 1);
    while (slots[slot] != FREE) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }

  /** The hashes of similar texts are close to each other; this is not. */
  private static int spread(int hash) {
    int mixed = hash * 0x9E3779B9;
    return mixed ^ mixed >>> 15;
  }
}
