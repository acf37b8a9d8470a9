package io.ringledger.shared.persistence.undo;

import java.util.List;

/** What became of it. */
public sealed interface UndoResult {

  /**
   * It went as asked.
   *
   * @param version where the schema is now
   * @param undone how many migrations were taken back; 0 where there was nothing to do
   */
  record Done(int version, int undone) implements UndoResult {}

  /**
   * It was not done, or not to the end.
   *
   * @param reasons a sentence each, with what to do about it
   */
  record Refused(List<String> reasons) implements UndoResult {
    public Refused {
      reasons = List.copyOf(reasons);
    }

    static Refused because(String reason) {
      return new Refused(List.of(reason));
    }
  }
}
