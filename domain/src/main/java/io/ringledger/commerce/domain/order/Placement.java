package io.ringledger.commerce.domain.order;

import io.ringledger.commerce.domain.pricing.Totals;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an order was placed with; it stays so, whatever becomes of prices. Never printed.
 *
 * @param email where the buyer hears of it, at most 254 characters
 * @param shipping present exactly where something is shipped
 * @param totals what is paid
 */
public record Placement(String email, Address billing, Optional<Address> shipping, Totals totals) {

  public static final int MAX_EMAIL = 254;
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s]+");

  public Placement {
    if (email.length() > MAX_EMAIL || !EMAIL.matcher(email).matches()) {
      throw new IllegalArgumentException("not an email address");
    }
    boolean shipped = totals.lines().stream().anyMatch(line -> line.goods().kind().isShipped());
    if (shipped != shipping.isPresent()) {
      throw new IllegalArgumentException("a shipping address exactly where something is shipped");
    }
  }

  @Override
  public String toString() {
    return "Placement[redacted]";
  }
}
