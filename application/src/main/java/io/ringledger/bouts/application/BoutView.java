package io.ringledger.bouts.application;

import io.ringledger.bouts.domain.Bout;
import io.ringledger.bouts.domain.signing.FollowedTransaction;
import io.ringledger.bouts.domain.signing.PreflightFinding;
import io.ringledger.bouts.domain.signing.SigningRequest;
import java.util.List;

/**
 * A bout, and all that was ever signed for it.
 *
 * @param requests oldest first; only for its promoter and admins
 * @param transactions oldest first; only for its promoter and admins
 * @param warnings what somebody has to do in time
 */
public record BoutView(
    Bout bout,
    List<SigningRequest> requests,
    List<FollowedTransaction> transactions,
    List<PreflightFinding> warnings) {

  public BoutView {
    requests = List.copyOf(requests);
    transactions = List.copyOf(transactions);
    warnings = List.copyOf(warnings);
  }
}
