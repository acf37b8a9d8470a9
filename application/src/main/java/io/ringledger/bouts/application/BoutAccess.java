package io.ringledger.bouts.application;

import io.ringledger.bouts.application.outbound.Bouts;
import io.ringledger.bouts.domain.Bout;
import io.ringledger.bouts.domain.BoutFailure;
import io.ringledger.bouts.domain.BoutId;
import io.ringledger.bouts.domain.Corner;
import io.ringledger.shared.application.Caller;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Role;
import java.util.Optional;

/** Whose bouts a caller may see and move. Another's bout is as good as none. */
final class BoutAccess {

  private final Bouts bouts;

  BoutAccess(Bouts bouts) {
    this.bouts = bouts;
  }

  /** The bout where the caller is its promoter, held until the unit of work ends. */
  Outcome<Bout> lockOwn(Caller caller, BoutId id) {
    return orNotFound(bouts.lock(id).filter(bout -> isPromoter(caller, bout)));
  }

  /** The bout where the caller is its promoter. */
  Outcome<Bout> findOwn(Caller caller, BoutId id) {
    return orNotFound(bouts.find(id).filter(bout -> isPromoter(caller, bout)));
  }

  /** The bout, whoever its promoter is, held until the unit of work ends. */
  Outcome<Bout> lockAny(BoutId id) {
    return orNotFound(bouts.lock(id));
  }

  Outcome<Bout> findVisible(Caller caller, BoutId id) {
    return orNotFound(
        bouts
            .find(id)
            .filter(
                bout ->
                    caller.role() == Role.ADMIN
                        || isPromoter(caller, bout)
                        || caller.user().equals(bout.fighter(Corner.A))
                        || caller.user().equals(bout.fighter(Corner.B))));
  }

  Outcome<Bout> findAudited(Caller caller, BoutId id) {
    return orNotFound(bouts.find(id).filter(bout -> seesHistory(caller, bout)));
  }

  /** Whether the caller may see what happened to the bout, and what was signed for it. */
  static boolean seesHistory(Caller caller, Bout bout) {
    return caller.role() == Role.ADMIN || isPromoter(caller, bout);
  }

  private static boolean isPromoter(Caller caller, Bout bout) {
    return bout.promoter().equals(caller.user());
  }

  private static Outcome<Bout> orNotFound(Optional<Bout> bout) {
    return bout.map(Outcome::success).orElseGet(() -> Outcome.rejected(BoutFailure.BOUT_NOT_FOUND));
  }
}
