package io.ringledger.shared.rest.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ringledger.rewards.application.outbound.RewardPolicies.Kept;
import io.ringledger.rewards.application.outbound.RewardSettlements.Filter;
import io.ringledger.rewards.application.policy.RewardPolicyBook;
import io.ringledger.rewards.application.settlement.RewardIntake;
import io.ringledger.rewards.application.settlement.RewardOperations;
import io.ringledger.rewards.domain.RewardFailure;
import io.ringledger.rewards.domain.ledger.SourceReference;
import io.ringledger.rewards.domain.policy.PolicyVersion;
import io.ringledger.rewards.domain.policy.RecordedDecision;
import io.ringledger.rewards.domain.policy.RewardPolicy;
import io.ringledger.rewards.domain.settlement.RewardSettlement;
import io.ringledger.rewards.domain.settlement.SettlementId;
import io.ringledger.shared.application.Caller;
import io.ringledger.shared.application.Page;
import io.ringledger.shared.domain.Outcome;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Takes events in and keeps settlements and policies, as far as HTTP can tell. */
@Singleton
public class ScriptedRewards implements RewardIntake, RewardOperations, RewardPolicyBook {

  private final World world;
  private final Map<SettlementId, RewardSettlement> settlements = new LinkedHashMap<>();
  private final Map<SourceReference, String> contents = new HashMap<>();
  private final Map<SettlementId, RecordedDecision> decisions = new HashMap<>();
  private final TreeMap<PolicyVersion, Kept> policies = new TreeMap<>();

  /** What the list was last asked for. */
  public volatile @Nullable Filter filter;

  /** What a replay answers. */
  public volatile @Nullable Replay replay;

  public ScriptedRewards(World world) {
    this.world = world;
  }

  /** Takes the settlement further. */
  public synchronized RewardSettlement moves(
      String id, Function<RewardSettlement, RewardSettlement> step) {
    return settlements.compute(
        SettlementId.of(id), (_, before) -> step.apply(Objects.requireNonNull(before)));
  }

  /** The policy decided about it. */
  public synchronized void decided(RecordedDecision decision) {
    decisions.put(new SettlementId(decision.settlement()), decision);
  }

  /** The policy has decided about something. */
  public synchronized void used(int version) {
    policies.computeIfPresent(
        new PolicyVersion(version), (_, kept) -> new Kept(kept.policy(), true, kept.loadedAt()));
  }

  @Override
  public synchronized Outcome<List<Outcome<Received>>> receive(Sender sender, byte[] body) {
    JsonNode json;
    try {
      json = new JsonMapper().readTree(body);
    } catch (IOException _) {
      return Outcome.rejected(RewardFailure.EVENT_MALFORMED);
    }
    if (json.isArray() && (json.isEmpty() || json.size() > MAX_BATCH)) {
      return Outcome.rejected(RewardFailure.EVENT_BATCH_TOO_LARGE);
    }
    List<JsonNode> events =
        json.isArray() ? StreamSupport.stream(json.spliterator(), false).toList() : List.of(json);
    List<Outcome<Received>> outcomes = new ArrayList<>();
    events.forEach(event -> outcomes.add(receive(sender, event)));
    return Outcome.success(outcomes);
  }

  private Outcome<Received> receive(Sender sender, JsonNode event) {
    if (!event.hasNonNull("id") || !event.hasNonNull("type")) {
      return Outcome.rejected(RewardFailure.EVENT_MALFORMED, "id: must be given");
    }
    if (!event.path("source").asText().equals(sender.source())) {
      return Outcome.rejected(RewardFailure.EVENT_SOURCE_NOT_YOURS);
    }
    if (!sender.maySend(event.path("type").asText())) {
      return Outcome.rejected(RewardFailure.EVENT_TYPE_NOT_ALLOWED);
    }
    String id = event.path("id").asText();
    if (id.isEmpty() || id.length() > SourceReference.MAX_EVENT_ID_LENGTH) {
      return Outcome.rejected(RewardFailure.EVENT_MALFORMED, "id: must have 1 to 256 characters");
    }
    SourceReference reference = new SourceReference(sender.source(), id);
    String before = contents.putIfAbsent(reference, event.toString());
    if (before != null && !before.equals(event.toString())) {
      return Outcome.rejected(RewardFailure.EVENT_EXISTS_WITH_DIFFERENT_CONTENT);
    }
    RewardSettlement settlement =
        settlements.values().stream()
            .filter(kept -> kept.reference().equals(reference))
            .findFirst()
            .orElseGet(() -> begin(reference, event.path("type").asText()));
    return Outcome.success(new Received(settlement, before != null));
  }

  private RewardSettlement begin(SourceReference reference, String type) {
    RewardSettlement settlement =
        RewardSettlement.initiate(
            new SettlementId(world.randomness.newId()),
            reference,
            type,
            "k",
            world.clock.instant());
    settlements.put(settlement.id(), settlement);
    return settlement;
  }

  @Override
  public synchronized Outcome<RewardSettlement> find(SettlementId id) {
    return Optional.ofNullable(settlements.get(id))
        .map(Outcome::success)
        .orElseGet(() -> Outcome.rejected(RewardFailure.SETTLEMENT_NOT_FOUND));
  }

  @Override
  public synchronized Optional<RecordedDecision> decision(SettlementId id) {
    return Optional.ofNullable(decisions.get(id));
  }

  @Override
  public synchronized Page<RewardSettlement, SettlementId> list(
      Filter filter, Optional<SettlementId> before, int limit) {
    this.filter = filter;
    List<RewardSettlement> all =
        settlements.values().stream()
            .filter(one -> filter.source().map(one.reference().source()::equals).orElse(true))
            .toList()
            .reversed();
    int from =
        before.map(id -> all.stream().map(RewardSettlement::id).toList().indexOf(id) + 1).orElse(0);
    List<RewardSettlement> items = all.subList(from, Math.min(from + limit, all.size()));
    return new Page<>(
        items,
        from + items.size() < all.size() ? Optional.of(items.getLast().id()) : Optional.empty());
  }

  @Override
  public synchronized Outcome<RewardSettlement> cancel(
      Caller caller, SettlementId id, String reason) {
    return kept(find(id).then(found -> found.cancel(reason, world.clock.instant())));
  }

  @Override
  public synchronized Outcome<RewardSettlement> requeue(Caller caller, SettlementId id) {
    return kept(find(id).then(found -> found.requeue(world.clock.instant())));
  }

  private Outcome<RewardSettlement> kept(Outcome<RewardSettlement> outcome) {
    return outcome.map(
        settlement -> {
          settlements.put(settlement.id(), settlement);
          return settlement;
        });
  }

  @Override
  public synchronized Outcome<Kept> load(Caller caller, RewardPolicy policy) {
    Kept before = policies.get(policy.version());
    if (before != null && before.used() && !before.policy().equals(policy)) {
      return Outcome.rejected(RewardFailure.POLICY_IN_USE);
    }
    Kept kept = new Kept(policy, before != null && before.used(), world.clock.instant());
    policies.put(policy.version(), kept);
    return Outcome.success(kept);
  }

  @Override
  public synchronized List<Kept> list() {
    return List.copyOf(policies.values());
  }

  @Override
  public synchronized Outcome<Kept> get(PolicyVersion version) {
    return Optional.ofNullable(policies.get(version))
        .map(Outcome::success)
        .orElseGet(() -> Outcome.rejected(RewardFailure.POLICY_NOT_FOUND));
  }

  @Override
  public Outcome<Replay> replay(
      PolicyVersion version, Instant from, Instant until, Optional<SettlementId> after, int limit) {
    return get(version)
        .map(
            _ ->
                Optional.ofNullable(replay)
                    .orElse(
                        new Replay(
                            version,
                            limit,
                            limit,
                            0,
                            0,
                            List.of(),
                            after.or(() -> Optional.of(new SettlementId(new UUID(5, 5)))))));
  }
}
