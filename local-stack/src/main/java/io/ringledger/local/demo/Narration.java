package io.ringledger.local.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Tells a play step by step, and remembers what was not as it should be. */
public final class Narration {

  private final Consumer<String> listener;
  private final List<String> differences = new ArrayList<>();
  private int step;

  /**
   * Begins with nothing told.
   *
   * @param listener hears what happens, a line at a time
   */
  public Narration(Consumer<String> listener) {
    this.listener = listener;
  }

  /** The next step begins. */
  public void begin(String what) {
    step++;
    listener.accept("");
    listener.accept(step + ". " + what);
  }

  /** Something of the step. */
  public void detail(String line) {
    listener.accept("   " + line);
  }

  /** Something that must hold; a sentence on what is the case where it does not. */
  public void check(boolean holds, String otherwise) {
    if (!holds) {
      differences.add(otherwise);
      detail("NOT AS IT SHOULD BE: " + otherwise);
    }
  }

  /** What was not as it should be, a sentence each. */
  public List<String> differences() {
    return List.copyOf(differences);
  }
}
