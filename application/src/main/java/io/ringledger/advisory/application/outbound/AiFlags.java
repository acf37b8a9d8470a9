package io.ringledger.advisory.application.outbound;

import io.ringledger.advisory.domain.AiFlag;
import io.ringledger.shared.domain.SiteId;

/** Whether AI is enabled at each site. Everything runs within the scope of the site. */
public interface AiFlags {

  /** As it is now; it may change at once. */
  AiFlag current(SiteId site);

  /** As it is and stays until the unit of work ends; others may hold it as well. */
  AiFlag hold(SiteId site);

  /** As it is, for the one who may change it; waits for all who hold it. */
  AiFlag lock(SiteId site);

  /** Keeps the next version; it is locked. */
  void add(AiFlag next);
}
