package io.ringledger.advisory.application;

import io.ringledger.advisory.domain.AiFlag;
import io.ringledger.shared.application.sites.SiteCaller;
import io.ringledger.shared.domain.Outcome;

/** Whether AI advisory is enabled at a site; read at run time, by every replica, each time. */
public interface AiSwitch {

  /**
   * Turns it on or off at once: what is not kept by then is not kept any more. Where it is so
   * already nothing is written. Refused with {@code ADVISORY_SUPER_ADMIN_REQUIRED}.
   */
  Outcome<AiFlag> turn(SiteCaller caller, boolean enabled);

  /** As it is. Refused with {@code ADVISORY_ADMIN_REQUIRED}. */
  Outcome<AiFlag> read(SiteCaller caller);
}
