package io.ringledger.vault.rest.settlement;

import io.ringledger.shared.domain.XrplAddress;
import io.ringledger.shared.rest.Wire;
import io.ringledger.shared.rest.WireForm;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a held leg is tried again. */
public record RetryLegRequest(@Nullable @Wire(WireForm.XRPL_ACCOUNT) String destination) {

  /** Another account to pay, where there is one. */
  public Optional<XrplAddress> account() {
    return Optional.ofNullable(destination).map(XrplAddress::new);
  }
}
