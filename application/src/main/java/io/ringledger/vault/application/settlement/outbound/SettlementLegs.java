package io.ringledger.vault.application.settlement.outbound;

import io.ringledger.shared.application.Page;
import io.ringledger.shared.domain.XrplAddress;
import io.ringledger.vault.domain.BatchNumber;
import io.ringledger.vault.domain.settlement.Attempt;
import io.ringledger.vault.domain.settlement.Leg;
import io.ringledger.vault.domain.settlement.LegId;
import io.ringledger.vault.domain.settlement.LegState;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Legs and the transactions signed for them. */
public interface SettlementLegs {

  /** All of a batch, in the order in which they were planned. */
  List<Leg> of(BatchNumber batch);

  /** The one that makes tickets and is not at its end; there is at most one. Locks it. */
  Optional<Leg> lockOpenTickets();

  /** That one. */
  Optional<Leg> find(LegId id);

  /**
   * A new one that makes tickets.
   *
   * @return false, and nothing is kept, where another is under way
   */
  boolean begin(Leg tickets);

  /** New ones. */
  void add(Collection<Leg> legs);

  /** Keeps what they are now; throws where one is unknown. */
  void save(Collection<Leg> legs);

  /** Keeps what was signed, before it is sent; never changes any more. */
  void addAttempts(Collection<Attempt> attempts);

  /** Everything that was signed for each of the legs on the place it has now. */
  Map<LegId, List<Attempt>> attempts(Collection<Leg> legs);

  /** Those in that state, oldest first. */
  Page<Leg, LegId> list(LegState state, Optional<LegId> after, int limit);

  /**
   * Held payments whose wallet has since named another account to be paid at.
   *
   * @return by leg that account
   */
  Map<LegId, XrplAddress> redirected(int limit);
}
