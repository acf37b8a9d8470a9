package io.ringledger.rewards.application.outbound;

import io.ringledger.rewards.domain.ledger.SourceReference;
import io.ringledger.rewards.domain.settlement.RewardSettlement;
import io.ringledger.rewards.domain.settlement.SettlementId;
import io.ringledger.rewards.domain.settlement.SettlementState;
import io.ringledger.shared.application.Page;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reward settlements and the source events they are about. */
public interface RewardSettlements {

  /**
   * Keeps what is new: the event and its settlement. What is known by source and id is left as it
   * is. Insert or detect is one statement for all.
   *
   * @return those that were known, by reference
   */
  Map<SourceReference, Known> add(List<Accepted> accepted);

  /**
   * Settlements of a lane that may be taken up, in the order of their acceptance, locked until the
   * unit of work ends; what another has locked is left out. One that is undecided is left out too
   * where an earlier, undecided one with the same ordering key is not among the answered: it waits
   * for its time, or somebody else has it. A parked one holds nobody up.
   */
  List<RewardSettlement> due(int lane, int limit, Instant now);

  /**
   * Keeps them, each only where it still has its version.
   *
   * @return those that were kept, with their new version; the others somebody else has changed
   */
  List<RewardSettlement> save(Collection<RewardSettlement> settlements);

  Optional<RewardSettlement> find(SettlementId id);

  /** The same, locked until the unit of work ends. */
  Optional<RewardSettlement> lock(SettlementId id);

  /** Those of them that are there. */
  List<RewardSettlement> findAll(Collection<SettlementId> ids);

  /** The newest first. */
  Page<RewardSettlement, SettlementId> list(
      Filter filter, Optional<SettlementId> before, int limit);

  /** Has the lane looked at soon. Part of the running unit of work; a hint only. */
  void wake(Collection<Integer> lanes);

  /**
   * An event as it came, and its settlement that begins.
   *
   * @param lane which job takes it up; an ordering key is always in the same one
   * @param fingerprint lower-case hexadecimal SHA-256 over what the event says
   * @param body the event as structured JSON
   */
  record Accepted(RewardSettlement settlement, int lane, String fingerprint, String body) {}

  /** What is kept of an event that came before. */
  record Known(SettlementId settlement, String fingerprint) {}

  /** Which ones to list; what is empty does not matter. */
  record Filter(
      Optional<SettlementState> state, Optional<Boolean> parked, Optional<String> source) {}
}
