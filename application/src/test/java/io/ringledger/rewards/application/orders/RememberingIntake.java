package io.ringledger.rewards.application.orders;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringledger.rewards.application.outbound.PurchaseEvents;
import io.ringledger.rewards.application.settlement.RewardIntake;
import io.ringledger.rewards.domain.RewardFailure;
import io.ringledger.rewards.domain.ledger.SourceReference;
import io.ringledger.rewards.domain.orders.Purchase;
import io.ringledger.rewards.domain.settlement.RewardSettlement;
import io.ringledger.rewards.domain.settlement.SettlementId;
import io.ringledger.shared.application.fakes.OneSiteScope;
import io.ringledger.shared.application.fakes.Restorable;
import io.ringledger.shared.domain.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Takes purchases in as they were written, each once, as lines. It refuses what it is told to, and
 * has nothing to do with the scope of a site.
 */
final class RememberingIntake implements RewardIntake, PurchaseEvents, Restorable {

  private final OneSiteScope scope;
  private Map<SourceReference, String> kept = new LinkedHashMap<>();
  final List<Integer> batches = new ArrayList<>();
  final Set<UUID> refused = new HashSet<>();
  boolean refusesAll;
  boolean away;

  RememberingIntake(OneSiteScope scope) {
    this.scope = scope;
  }

  @Override
  public byte[] write(List<Purchase> purchases) {
    return purchases.stream()
        .map(
            purchase ->
                "%s;%s;%s;%d %s;%s;%s;%s"
                    .formatted(
                        purchase.order(),
                        Purchase.sourceOf(purchase.site()),
                        purchase.buyer(),
                        purchase.totalMinor(),
                        purchase.currency(),
                        purchase.stake(),
                        purchase.grade(),
                        purchase.confirmedAt()))
        .collect(Collectors.joining("\n"))
        .getBytes(UTF_8);
  }

  @Override
  public Outcome<List<Outcome<Received>>> receive(Sender sender, byte[] body) {
    if (scope.current().isPresent()) {
      throw new AssertionError("reward events are of no site");
    }
    if (away) {
      throw new IllegalStateException("the database is away");
    }
    if (refusesAll) {
      return Outcome.rejected(RewardFailure.EVENT_MALFORMED);
    }
    List<String> lines = new String(body, UTF_8).lines().toList();
    batches.add(lines.size());
    return Outcome.success(lines.stream().map(line -> receive(sender, line)).toList());
  }

  private Outcome<Received> receive(Sender sender, String line) {
    String[] parts = line.split(";", -1);
    if (!parts[1].equals(sender.source()) || !sender.maySend(Purchase.EVENT_TYPE)) {
      return Outcome.rejected(RewardFailure.EVENT_SOURCE_NOT_YOURS);
    }
    if (refused.contains(UUID.fromString(parts[0]))) {
      return Outcome.rejected(RewardFailure.EVENT_MALFORMED);
    }
    SourceReference reference = new SourceReference(parts[1], parts[0]);
    Optional<String> before = Optional.ofNullable(kept.putIfAbsent(reference, line));
    return before.isPresent() && !before.get().equals(line)
        ? Outcome.rejected(RewardFailure.EVENT_EXISTS_WITH_DIFFERENT_CONTENT)
        : Outcome.success(
            new Received(
                RewardSettlement.initiate(
                    new SettlementId(UUID.fromString(parts[0])),
                    reference,
                    Purchase.EVENT_TYPE,
                    parts[2],
                    Instant.EPOCH),
                before.isPresent()));
  }

  /** What was taken in, in order. */
  List<String> kept() {
    return List.copyOf(kept.values());
  }

  @Override
  public Runnable checkpoint() {
    Map<SourceReference, String> before = new LinkedHashMap<>(kept);
    return () -> kept = before;
  }
}
