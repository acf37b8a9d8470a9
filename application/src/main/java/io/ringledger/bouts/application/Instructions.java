package io.ringledger.bouts.application;

import io.ringledger.bouts.domain.BoutId;
import io.ringledger.bouts.domain.Escrow;
import io.ringledger.bouts.domain.EscrowKind;
import io.ringledger.bouts.domain.PayoutStep;
import io.ringledger.shared.domain.Drops;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the person who signs reads in the wallet. */
final class Instructions {

  private static final int DROPS_PER_XRP_DIGITS = 6;

  private Instructions() {}

  static String create(BoutId bout, Escrow escrow) {
    return "Lock %s, %s, for bout %s".formatted(purse(escrow.kind()), xrp(escrow), bout);
  }

  static String payout(BoutId bout, PayoutStep step) {
    String verb =
        switch (step.closing()) {
          case FINISH -> "Pay out";
          case CANCEL -> "Take back";
        };
    return "%s %s, %s, of bout %s"
        .formatted(verb, purse(step.escrow().kind()), xrp(step.escrow()), bout);
  }

  static String kinds(Stream<Escrow> escrows) {
    return escrows.map(escrow -> escrow.kind().wire()).collect(Collectors.joining(","));
  }

  private static String purse(EscrowKind kind) {
    return (kind.isBonus() ? "bonus" : "show") + " purse " + kind.corner();
  }

  private static String xrp(Escrow escrow) {
    Drops amount = escrow.terms().amount();
    DecimalFormat grouped =
        new DecimalFormat("#,##0.######", DecimalFormatSymbols.getInstance(Locale.ROOT));
    return grouped.format(BigDecimal.valueOf(amount.value(), DROPS_PER_XRP_DIGITS)) + " XRP";
  }
}
