package io.ringledger.rewards.application.settlement;

import io.ringledger.rewards.application.ledger.LedgerPoster;
import io.ringledger.rewards.domain.ledger.AccountStatus;
import io.ringledger.rewards.domain.ledger.EntryKey;
import io.ringledger.rewards.domain.ledger.EntryType;
import io.ringledger.rewards.domain.ledger.Holder;
import io.ringledger.rewards.domain.ledger.LedgerAccount;
import io.ringledger.rewards.domain.ledger.Posting;
import io.ringledger.rewards.domain.ledger.Receipt;
import io.ringledger.rewards.domain.policy.Decision.Grant;
import io.ringledger.rewards.domain.policy.Decision.NoOp;
import io.ringledger.rewards.domain.policy.RecordedDecision;
import io.ringledger.rewards.domain.policy.RewardFacts;
import io.ringledger.rewards.domain.policy.RewardPolicy;
import io.ringledger.rewards.domain.settlement.RewardSettlement;
import io.ringledger.rewards.domain.settlement.SettlementFailure;
import io.ringledger.rewards.domain.settlement.SettlementId;
import io.ringledger.rewards.domain.settlement.SettlementState;
import io.ringledger.rewards.domain.settlement.SourceReading;
import io.ringledger.shared.application.ConcurrencyConflict;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Rejected;
import io.ringledger.shared.domain.Outcome.Success;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The steps of the workflow for one batch, each for many settlements at once and in a unit of work
 * of its own. A step answers the settlements as they were kept; what it throws has changed nothing,
 * except that points that were posted stay posted.
 */
final class SettlementSteps {

  private final RewardPorts ports;
  private final LedgerPoster poster;
  private final SettlementKeeping keeping;
  private final CapUsage caps;

  /** Events never change, so each is read once in a batch, and not in a unit of work that locks. */
  private final Map<SettlementId, SourceReading> readings = new HashMap<>();

  SettlementSteps(RewardPorts ports, LedgerPoster poster) {
    this.ports = ports;
    this.poster = poster;
    this.keeping = new SettlementKeeping(ports);
    this.caps = new CapUsage(ports.decisions());
  }

  /** One step of the workflow. */
  @FunctionalInterface
  interface Step {
    List<RewardSettlement> take(List<RewardSettlement> settlements);
  }

  /** The step that leads on from there. */
  Step from(SettlementState state) {
    return switch (state) {
      case LOADING_SOURCE -> this::load;
      case CLASSIFYING_EVENT -> this::classify;
      case COMPUTING_POLICY -> this::decide;
      case RESOLVING_ACCOUNT -> this::resolve;
      case POSTING_LEDGER -> this::post;
      case EMIT_SUMMARY -> this::summarize;
      case INITIATED, SUCCEEDED, FAILED, CANCELLED ->
          throw new IllegalArgumentException("no step leads on from " + state);
    };
  }

  private List<RewardSettlement> load(List<RewardSettlement> settlements) {
    return keep(
        () -> {
          read(settlements);
          return settlements.stream()
              .map(
                  settlement ->
                      switch (reading(settlement)) {
                        case SourceReading.Unusable(var failure, var detail) ->
                            settlement.fail(failure, detail, now());
                        case SourceReading.Reward _, SourceReading.Unsupported _ ->
                            settlement.loaded(now());
                      })
              .toList();
        });
  }

  private List<RewardSettlement> classify(List<RewardSettlement> settlements) {
    return keep(
        () -> {
          read(settlements);
          return settlements.stream()
              .map(
                  settlement ->
                      switch (reading(settlement)) {
                        case SourceReading.Unusable(var failure, var detail) ->
                            settlement.fail(failure, detail, now());
                        case SourceReading.Unsupported _ -> settlement.skip(now());
                        case SourceReading.Reward _ -> settlement.classified(now());
                      })
              .toList();
        });
  }

  private List<RewardSettlement> decide(List<RewardSettlement> settlements) {
    return ports
        .unitOfWork()
        .execute(
            () -> {
              PolicyRound round = new PolicyRound(settlements);
              // Whoever comes second is told by the version, before anything is decided twice.
              List<RewardSettlement> kept = keep(round::decided);
              round.keep();
              return kept;
            });
  }

  private List<RewardSettlement> resolve(List<RewardSettlement> settlements) {
    return keep(
        () -> {
          Map<SettlementId, Grant> grants = grants(settlements);
          Map<Holder, LedgerAccount> accounts =
              ports.accounts().ofHolders(grants.values().stream().map(Grant::recipient).toList());
          return settlements.stream()
              .map(
                  settlement -> {
                    Holder recipient = grant(grants, settlement).recipient();
                    return resolved(settlement, Optional.ofNullable(accounts.get(recipient)));
                  })
              .toList();
        });
  }

  private RewardSettlement resolved(RewardSettlement settlement, Optional<LedgerAccount> account) {
    if (account.isEmpty()) {
      return settlement.fail(
          SettlementFailure.ACCOUNT_MISSING, "The recipient has no account.", now());
    }
    return account.get().status() == AccountStatus.OPEN
        ? settlement.resolved(account.get().id(), now())
        : settlement.fail(
            SettlementFailure.ACCOUNT_INVALID,
            "The recipient's account is " + account.get().status().wire() + ".",
            now());
  }

  /**
   * The posting is kept before the settlement hears of it: the ledger's key, not the state of the
   * workflow, is what keeps points from being posted twice.
   */
  private List<RewardSettlement> post(List<RewardSettlement> settlements) {
    Map<SettlementId, Outcome<Receipt>> outcomes =
        ports
            .unitOfWork()
            .execute(
                () -> {
                  Map<SettlementId, Grant> grants = grants(settlements);
                  List<Outcome<Receipt>> posted =
                      poster.post(
                          settlements.stream()
                              .map(settlement -> posting(settlement, grant(grants, settlement)))
                              .toList());
                  return zip(settlements, posted);
                });
    return keep(
        () ->
            settlements.stream()
                .map(
                    settlement ->
                        switch (Objects.requireNonNull(outcomes.get(settlement.id()))) {
                          case Success<Receipt>(Receipt(var entry, var alreadyApplied)) ->
                              alreadyApplied
                                  ? settlement.alreadyApplied(entry.id(), now())
                                  : settlement.posted(entry.id(), now());
                          case Rejected<Receipt> refusal ->
                              settlement.fail(
                                  SettlementFailure.of(refusal.code()), refusal.reason(), now());
                        })
                .toList());
  }

  private List<RewardSettlement> summarize(List<RewardSettlement> settlements) {
    return keep(() -> settlements.stream().map(settlement -> settlement.settled(now())).toList());
  }

  /** For settlements whose last attempt ended between the posting and the end. */
  List<RewardSettlement> recover(List<RewardSettlement> settlements) {
    return keep(
        () ->
            settlements.stream()
                .map(
                    settlement ->
                        settlement.alreadyApplied(settlement.entry().orElseThrow(), now()))
                .toList());
  }

  /**
   * Keeps what a step makes of its settlements: all of them, or none where somebody else has
   * changed one meanwhile. Grants that come to nothing free the day's cap.
   */
  private List<RewardSettlement> keep(Supplier<List<RewardSettlement>> step) {
    return ports
        .unitOfWork()
        .execute(
            () -> {
              List<RewardSettlement> wanted = step.get();
              List<RewardSettlement> kept = keeping.keep(wanted);
              if (kept.size() != wanted.size()) {
                throw new ConcurrencyConflict("a settlement was changed meanwhile");
              }
              List<RewardSettlement> failed =
                  kept.stream()
                      .filter(settlement -> settlement.state() == SettlementState.FAILED)
                      .toList();
              if (!failed.isEmpty()) {
                caps.release(failed);
              }
              return kept;
            });
  }

  private static Posting posting(RewardSettlement settlement, Grant grant) {
    EntryType type = grant.type().entryType();
    var recipient = settlement.account().orElseThrow();
    return new Posting(
        EntryKey.of(type, settlement.reference().eventId(), recipient),
        type,
        type.counterparty().systemAccount(),
        recipient,
        grant.amount(),
        settlement.reference(),
        Optional.empty(),
        Optional.of(settlement.id().value()),
        grant.reputationImpact());
  }

  private Map<SettlementId, Grant> grants(List<RewardSettlement> settlements) {
    return ports.decisions().of(ids(settlements)).entrySet().stream()
        .collect(
            Collectors.toMap(Map.Entry::getKey, decided -> (Grant) decided.getValue().decision()));
  }

  private static Grant grant(Map<SettlementId, Grant> grants, RewardSettlement settlement) {
    return Objects.requireNonNull(grants.get(settlement.id()));
  }

  private void read(List<RewardSettlement> settlements) {
    Set<SettlementId> unread = ids(settlements);
    unread.removeAll(readings.keySet());
    if (!unread.isEmpty()) {
      readings.putAll(ports.sourceEvents().read(unread));
    }
  }

  private SourceReading reading(RewardSettlement settlement) {
    return Objects.requireNonNull(readings.get(settlement.id()));
  }

  private static Map<SettlementId, Outcome<Receipt>> zip(
      List<RewardSettlement> settlements, List<Outcome<Receipt>> outcomes) {
    Map<SettlementId, Outcome<Receipt>> byId = new HashMap<>();
    for (int i = 0; i < settlements.size(); i++) {
      byId.put(settlements.get(i).id(), outcomes.get(i));
    }
    return byId;
  }

  private static Set<SettlementId> ids(Collection<RewardSettlement> settlements) {
    return settlements.stream()
        .map(RewardSettlement::id)
        .collect(Collectors.toCollection(HashSet::new));
  }

  private Instant now() {
    return ports.clock().instant();
  }

  /** One round of decisions, in the order of acceptance. */
  private final class PolicyRound {

    private final List<RewardSettlement> settlements;
    private final List<RewardPolicy> policies = ports.policies().all();
    private final Set<RewardPolicy> used = new HashSet<>();
    private final List<RecordedDecision> decisions = new ArrayList<>();
    private final CapUsage.Taken usage;

    PolicyRound(List<RewardSettlement> settlements) {
      this.settlements = settlements;
      read(settlements);
      this.usage = caps.lock(settlements.stream().map(this::facts).toList());
    }

    List<RewardSettlement> decided() {
      return settlements.stream().map(this::decided).toList();
    }

    void keep() {
      for (RewardPolicy policy : used) {
        if (!ports.policies().use(policy)) {
          throw new ConcurrencyConflict("policy " + policy.version() + " was changed meanwhile");
        }
      }
      ports.decisions().add(decisions);
      usage.save();
    }

    private RewardSettlement decided(RewardSettlement settlement) {
      RewardFacts facts = facts(settlement);
      Optional<RewardPolicy> inForce = RewardPolicy.inForce(policies, facts.occurredAt());
      if (inForce.isEmpty()) {
        return settlement.park("no_policy_in_force");
      }
      RewardPolicy policy = inForce.get();
      RecordedDecision decision =
          new RecordedDecision(
              settlement.id().value(),
              policy.version(),
              facts,
              usage.before(facts),
              policy.decide(facts, usage.before(facts)),
              now());
      used.add(policy);
      decisions.add(decision);
      return switch (decision.decision()) {
        case Grant grant -> {
          usage.take(facts, grant);
          yield settlement.granted(now());
        }
        case NoOp(var reason) -> settlement.noOp(reason.wire(), now());
      };
    }

    private RewardFacts facts(RewardSettlement settlement) {
      return ((SourceReading.Reward) reading(settlement)).facts();
    }
  }
}
