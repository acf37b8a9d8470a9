package io.ringledger.rewards.application.outbound;

import io.ringledger.shared.application.events.PublishedEvent;
import io.ringledger.shared.domain.FailureCode;
import java.util.Locale;

/** Where operators see what becomes of confirmed orders. A hint: what rolls back is told again. */
public interface PurchaseWatch {

  /** What can become of one that is not refused. */
  enum Fate {
    /** It is a reward event now. */
    HANDED_OVER,
    /** It had been one before. */
    KNOWN,
    /** The buyer is nobody we know, or the site's orders were worth nothing when it happened. */
    PASSED_OVER;

    /** The text used for watching. */
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** That became of one. */
  void became(Fate fate);

  /** It can never become a reward event, and is left behind. */
  void refused(PublishedEvent event, FailureCode code);
}
