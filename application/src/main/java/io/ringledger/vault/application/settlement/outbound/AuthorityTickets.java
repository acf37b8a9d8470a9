package io.ringledger.vault.application.settlement.outbound;

import io.ringledger.vault.domain.settlement.LegId;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The tickets that the authority has on the ledger, and which leg has which. */
public interface AuthorityTickets {

  /** How many no leg has. */
  int free();

  /** How many there are in all. */
  int held();

  /** Gives as many of the legs a ticket of their own as there are. */
  Map<LegId, Long> take(List<LegId> legs);

  /** Others may have them: nothing was ever signed for these legs on their tickets. */
  void release(Collection<LegId> legs);

  /** They are on the ledger now. What is known already stays as it is. */
  void add(Collection<Long> tickets, LegId madeBy);

  /** They are no longer. */
  void spent(Collection<Long> tickets);
}
