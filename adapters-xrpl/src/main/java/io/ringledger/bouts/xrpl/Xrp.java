package io.ringledger.bouts.xrpl;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Amounts in words. */
final class Xrp {

  private static final int DIGITS = 6;

  private Xrp() {}

  /** For example {@code 1,500.25 XRP (1500250000 drops)}. */
  static String words(long drops) {
    DecimalFormat grouped =
        new DecimalFormat("#,##0.######", DecimalFormatSymbols.getInstance(Locale.ROOT));
    return grouped.format(BigDecimal.valueOf(drops, DIGITS)) + " XRP (" + drops + " drops)";
  }
}
