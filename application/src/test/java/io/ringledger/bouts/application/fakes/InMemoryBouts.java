package io.ringledger.bouts.application.fakes;

import io.ringledger.bouts.application.outbound.Bouts;
import io.ringledger.bouts.domain.Bout;
import io.ringledger.bouts.domain.BoutId;
import io.ringledger.bouts.domain.BoutSnapshot;
import io.ringledger.bouts.domain.Corner;
import io.ringledger.bouts.domain.EscrowId;
import io.ringledger.shared.application.Page;
import io.ringledger.shared.application.fakes.Restorable;
import io.ringledger.shared.domain.TransactionHash;
import io.ringledger.shared.domain.UserId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Bouts in memory, kept as snapshots and restored like from a database. */
public final class InMemoryBouts implements Bouts, Restorable {

  private Map<BoutId, BoutSnapshot> bouts = new HashMap<>();
  private List<EscrowTransaction> claimed = new ArrayList<>();

  @Override
  public synchronized void add(Bout bout) {
    if (bouts.putIfAbsent(bout.id(), bout.snapshot()) != null) {
      throw new IllegalStateException("bout exists: " + bout.id());
    }
  }

  @Override
  public synchronized Optional<Bout> find(BoutId id) {
    return Optional.ofNullable(bouts.get(id)).map(Bout::restore);
  }

  @Override
  public synchronized Optional<Bout> lock(BoutId id) {
    return find(id);
  }

  @Override
  public synchronized void save(Bout bout) {
    if (bouts.replace(bout.id(), bout.snapshot()) == null) {
      throw new IllegalStateException("no such bout: " + bout.id());
    }
  }

  @Override
  public synchronized boolean claim(EscrowTransaction wanted) {
    boolean used =
        claimed.stream()
            .anyMatch(
                known ->
                    known.transaction().equals(wanted.transaction())
                        || (isSameObject(known, wanted)
                            && (!known.escrow().equals(wanted.escrow())
                                || known.step() == wanted.step())));
    return !used && claimed.add(wanted);
  }

  @Override
  public synchronized Optional<Claimant> claimantOf(TransactionHash transaction) {
    return claimed.stream()
        .filter(known -> known.transaction().equals(transaction))
        .map(EscrowTransaction::claimant)
        .findAny();
  }

  @Override
  public synchronized Optional<BoutId> boutOf(EscrowId escrow) {
    return bouts.values().stream()
        .filter(bout -> bout.escrows().stream().anyMatch(each -> each.id().equals(escrow)))
        .map(BoutSnapshot::id)
        .findAny();
  }

  private static boolean isSameObject(EscrowTransaction one, EscrowTransaction other) {
    return one.owner().equals(other.owner()) && one.offerSequence().equals(other.offerSequence());
  }

  @Override
  public synchronized Page<Bout, BoutId> page(BoutFilter filter) {
    List<Bout> found =
        bouts.values().stream()
            .map(Bout::restore)
            .filter(bout -> filter.visibleTo().map(user -> concerns(bout, user)).orElse(true))
            .filter(bout -> filter.status().map(bout.status()::equals).orElse(true))
            .sorted(newestFirst())
            .toList();
    List<Bout> rest =
        filter
            .after()
            .flatMap(this::find)
            .map(last -> found.stream().filter(b -> newestFirst().compare(last, b) < 0).toList())
            .orElse(found);
    List<Bout> items = rest.stream().limit(filter.limit()).toList();
    boolean more = rest.size() > items.size();
    return new Page<>(items, more ? Optional.of(items.getLast().id()) : Optional.empty());
  }

  private static Comparator<Bout> newestFirst() {
    return Comparator.comparing(Bout::createdAt)
        .thenComparing(bout -> bout.id().toString())
        .reversed();
  }

  private static boolean concerns(Bout bout, UserId user) {
    return Stream.of(bout.promoter(), bout.fighter(Corner.A), bout.fighter(Corner.B))
        .anyMatch(user::equals);
  }

  @Override
  public synchronized Runnable checkpoint() {
    Map<BoutId, BoutSnapshot> boutsBefore = new HashMap<>(bouts);
    List<EscrowTransaction> claimedBefore = new ArrayList<>(claimed);
    return () -> {
      bouts = boutsBefore;
      claimed = claimedBefore;
    };
  }
}
