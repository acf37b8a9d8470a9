package io.ringledger.bouts.rest;

import io.ringledger.bouts.domain.EscrowKind;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads which purses a request is about. */
final class EscrowKinds {

  private EscrowKinds() {}

  /** The kinds, separated by commas; none where nothing is given. The text has been validated. */
  static Set<EscrowKind> of(@Nullable String text) {
    Set<EscrowKind> kinds = EnumSet.noneOf(EscrowKind.class);
    if (text != null) {
      Arrays.stream(text.split(",", -1))
          .forEach(kind -> EscrowKind.ofWire(kind).ifPresent(kinds::add));
    }
    return kinds;
  }
}
