package io.ringledger.bouts.rest.request;

import io.ringledger.bouts.domain.Corner;
import io.ringledger.shared.rest.OneOf;
import jakarta.validation.constraints.NotNull;

/** Who won. */
public record ResultRequest(@NotNull(message = Bounds.GIVEN) @OneOf({"A", "B"}) String winner) {

  /** The winner's corner; the request has been validated. */
  public Corner corner() {
    return Corner.valueOf(winner);
  }
}
