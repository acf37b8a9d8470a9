package io.ringledger.local.demo;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Drops as people read them. */
final class Amounts {

  private static final int DIGITS = 6;

  private Amounts() {}

  /** Such as {@code 1,250.5 XRP (1250500000 drops)}. */
  static String both(long drops) {
    return "%s XRP (%d drops)".formatted(xrp(drops), drops);
  }

  private static String xrp(long drops) {
    return new DecimalFormat("#,##0.######", DecimalFormatSymbols.getInstance(Locale.ROOT))
        .format(BigDecimal.valueOf(drops, DIGITS));
  }
}
