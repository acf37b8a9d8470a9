package io.ringledger.bouts.application;

import io.ringledger.bouts.domain.Bout;
import io.ringledger.bouts.domain.BoutId;
import io.ringledger.bouts.domain.BoutStatus;
import io.ringledger.shared.application.AuditTrail;
import io.ringledger.shared.application.Caller;
import io.ringledger.shared.application.Page;
import io.ringledger.shared.domain.Outcome;
import java.util.Optional;

/** Looking at bouts. Everyone sees their own; an admin sees all. */
public interface BoutDirectory {

  /** Refused with {@code BOUT_NOT_FOUND} also where it is someone else's. */
  Outcome<BoutView> find(Caller caller, BoutId bout);

  /** The caller's bouts, newest first, {@code limit} between 1 and 100. */
  Page<Bout, BoutId> page(
      Caller caller, Optional<BoutStatus> status, Optional<BoutId> after, int limit);

  /** What happened to a bout; for its promoter and admins. */
  Outcome<AuditTrail.History> audit(Caller caller, BoutId bout);
}
