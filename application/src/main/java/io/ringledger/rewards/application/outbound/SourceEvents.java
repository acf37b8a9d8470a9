package io.ringledger.rewards.application.outbound;

import io.ringledger.rewards.domain.settlement.SettlementId;
import io.ringledger.rewards.domain.settlement.SourceReading;
import java.util.Collection;
import java.util.Map;

/** The source events that were kept, read against the schema of their type and version. */
public interface SourceEvents {

  /** What each settlement's event turns out to be; one that is not there is {@code Unusable}. */
  Map<SettlementId, SourceReading> read(Collection<SettlementId> settlements);
}
