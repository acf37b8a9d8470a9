package io.ringledger.bouts.application.outbound;

import io.ringledger.bouts.domain.DisclosurePermit;
import io.ringledger.bouts.domain.EscrowId;
import io.ringledger.bouts.domain.Preimage;

/** The secrets that open the bonuses, encrypted at rest. */
public interface BonusPreimages {

  void store(EscrowId escrow, Preimage preimage);

  /** The secret that the permit is for; throws where it is missing or was tampered with. */
  Preimage find(DisclosurePermit permit);
}
