package io.ringledger.local.smoke;

/**
 * How one gate came out.
 *
 * @param gate its name
 * @param millis how long it took
 * @param detail what was seen
 * @param next what to do about it; empty where nothing has to be done
 */
public record GateResult(String gate, Verdict verdict, long millis, String detail, String next) {

  /** Whether it did what it should. */
  public enum Verdict {
    OK,
    FAILED,
    /** It was not asked, because something it needs was not given or did not work. */
    SKIPPED
  }
}
