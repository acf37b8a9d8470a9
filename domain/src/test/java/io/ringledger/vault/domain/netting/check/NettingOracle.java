package io.ringledger.vault.domain.netting.check;

import io.ringledger.shared.domain.Drops;
import io.ringledger.vault.domain.ItemId;
import io.ringledger.vault.domain.WalletAddress;
import io.ringledger.vault.domain.netting.NettingInput;
import io.ringledger.vault.domain.netting.NettingIntent;
import io.ringledger.vault.domain.netting.Royalty;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Netting as one would write it down: maps, numbers without limit, and after each change all
 * balances computed anew. Shares not a line with what it checks.
 */
public final class NettingOracle {

  /** The name of the outcome of an applied intent. */
  public static final String APPLIED = "applied";

  /** The name of the outcome of a carried intent. */
  public static final String CARRIED = "carried";

  private static final BigInteger WHOLE = BigInteger.valueOf(10_000);
  private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

  private final NettingInput input;
  private final Map<NettingIntent, String> rejected = new HashMap<>();
  private final Map<ItemId, List<NettingIntent>> paths = new TreeMap<>();
  private final List<NettingIntent> eligible = new ArrayList<>();

  private NettingOracle(NettingInput input) {
    this.input = input;
  }

  /**
   * What should come of a batch.
   *
   * @param outcomes by sequence: applied, carried or the reason of a rejection
   * @param paths of every item that was walked, as sequences; may be empty
   * @param owners of these items afterwards
   * @param deltas of all wallets that took part
   */
  public record Answer(
      Map<Long, String> outcomes,
      Map<ItemId, List<Long>> paths,
      Map<ItemId, WalletAddress> owners,
      Map<WalletAddress, BigInteger> deltas) {}

  /** Returns what should come of it. */
  public static Answer net(NettingInput input) {
    NettingOracle oracle = new NettingOracle(input);
    oracle.screen();
    oracle.walk();
    oracle.evict();
    return oracle.answer();
  }

  private void screen() {
    List<NettingIntent> ordered = new ArrayList<>(input.intents());
    ordered.sort(Comparator.comparingLong(NettingIntent::sequence));
    BigInteger gross = BigInteger.ZERO;
    boolean full = false;
    for (NettingIntent intent : ordered) {
      BigInteger sum = gross.add(BigInteger.valueOf(intent.amountDrops()));
      if (intent.from().equals(intent.to())) {
        rejected.put(intent, "self_trade");
      } else if (intent.amountDrops() < 1 || intent.amountDrops() > Drops.MAX_VALUE) {
        rejected.put(intent, "amount_out_of_range");
      } else if (!input.owners().containsKey(intent.item())) {
        rejected.put(intent, "unknown_item");
      } else if (full || sum.compareTo(MOST) > 0) {
        full = true;
        rejected.put(intent, "batch_full");
      } else {
        gross = sum;
        eligible.add(intent);
      }
    }
  }

  private void walk() {
    Map<ItemId, Map<WalletAddress, Deque<NettingIntent>>> offers = new HashMap<>();
    for (NettingIntent intent : eligible) {
      offers
          .computeIfAbsent(intent.item(), _ -> new HashMap<>())
          .computeIfAbsent(intent.from(), _ -> new ArrayDeque<>())
          .add(intent);
    }
    offers.forEach(
        (item, byGiver) -> {
          List<NettingIntent> path = new ArrayList<>();
          WalletAddress owner = input.owners().get(item);
          while (!byGiver.getOrDefault(owner, new ArrayDeque<>()).isEmpty()) {
            NettingIntent intent = byGiver.get(owner).remove();
            path.add(intent);
            owner = intent.to();
          }
          paths.put(item, path);
        });
  }

  private void evict() {
    List<WalletAddress> waiting = new ArrayList<>();
    Map<WalletAddress, BigInteger> before = deltas();
    for (NettingIntent intent : appliedInOrder()) {
      await(intent.to(), waiting, before);
    }
    while (!waiting.isEmpty()) {
      WalletAddress wallet = waiting.getFirst();
      while (owesTooMuch(wallet, deltas())) {
        evictLatestOf(wallet, waiting);
      }
      waiting.removeFirst();
    }
  }

  private void evictLatestOf(WalletAddress wallet, List<WalletAddress> waiting) {
    NettingIntent latest =
        appliedInOrder().reversed().stream()
            .filter(intent -> intent.to().equals(wallet))
            .findFirst()
            .orElseThrow();
    List<NettingIntent> path = paths.get(latest.item());
    List<NettingIntent> tail = path.subList(path.indexOf(latest), path.size());
    List<NettingIntent> removed = List.copyOf(tail);
    tail.clear();
    rejected.put(latest, "insufficient_funds");
    Map<WalletAddress, BigInteger> deltas = deltas();
    for (NettingIntent intent : removed) {
      await(intent.from(), waiting, deltas);
      royalty(intent.item()).ifPresent(royalty -> await(royalty.wallet(), waiting, deltas));
      await(input.fees().treasury(), waiting, deltas);
    }
  }

  private void await(
      WalletAddress wallet, List<WalletAddress> waiting, Map<WalletAddress, BigInteger> deltas) {
    if (owesTooMuch(wallet, deltas) && !waiting.contains(wallet)) {
      waiting.add(wallet);
    }
  }

  private boolean owesTooMuch(WalletAddress wallet, Map<WalletAddress, BigInteger> deltas) {
    BigInteger funds = BigInteger.valueOf(input.funds().getOrDefault(wallet, Drops.ZERO).value());
    return deltas.getOrDefault(wallet, BigInteger.ZERO).add(funds).signum() < 0;
  }

  private List<NettingIntent> appliedInOrder() {
    List<NettingIntent> applied = new ArrayList<>();
    paths.values().forEach(applied::addAll);
    applied.sort(Comparator.comparingLong(NettingIntent::sequence));
    return applied;
  }

  private Map<WalletAddress, BigInteger> deltas() {
    return replay(input, appliedInOrder());
  }

  /** Returns what every wallet gains where these are paid one by one, in full, with their fees. */
  public static Map<WalletAddress, BigInteger> replay(
      NettingInput input, List<NettingIntent> intents) {
    Map<WalletAddress, BigInteger> deltas = new HashMap<>();
    BigInteger fee = BigInteger.valueOf(input.fees().platformBasisPoints());
    for (NettingIntent intent : intents) {
      BigInteger amount = BigInteger.valueOf(intent.amountDrops());
      Optional<Royalty> bears = Optional.ofNullable(input.fees().royalties().get(intent.item()));
      BigInteger points = BigInteger.valueOf(bears.map(Royalty::basisPoints).orElse(0));
      BigInteger all = amount.multiply(fee.add(points)).divide(WHOLE);
      BigInteger royalty = amount.multiply(points).divide(WHOLE);
      deltas.merge(intent.to(), amount.negate(), BigInteger::add);
      deltas.merge(intent.from(), amount.subtract(all), BigInteger::add);
      if (royalty.signum() > 0) {
        deltas.merge(bears.orElseThrow().wallet(), royalty, BigInteger::add);
      }
      if (all.compareTo(royalty) > 0) {
        deltas.merge(input.fees().treasury(), all.subtract(royalty), BigInteger::add);
      }
    }
    return deltas;
  }

  private Optional<Royalty> royalty(ItemId item) {
    return Optional.ofNullable(input.fees().royalties().get(item));
  }

  private Answer answer() {
    Map<Long, String> outcomes = new HashMap<>();
    Map<ItemId, List<Long>> sequences = new TreeMap<>();
    Map<ItemId, WalletAddress> owners = new HashMap<>();
    Map<ItemId, Set<WalletAddress>> givers = new HashMap<>();
    paths.forEach(
        (item, path) -> {
          WalletAddress owner = input.owners().get(item);
          Set<WalletAddress> gave = new HashSet<>();
          for (NettingIntent intent : path) {
            outcomes.put(intent.sequence(), APPLIED);
            gave.add(owner);
            owner = intent.to();
          }
          sequences.put(item, path.stream().map(NettingIntent::sequence).toList());
          owners.put(item, owner);
          gave.remove(owner);
          givers.put(item, gave);
        });
    rejected.forEach((intent, reason) -> outcomes.put(intent.sequence(), reason));
    for (NettingIntent intent : eligible) {
      boolean sold = givers.get(intent.item()).contains(intent.from());
      outcomes.putIfAbsent(intent.sequence(), sold ? "item_already_sold" : CARRIED);
    }
    return new Answer(outcomes, sequences, owners, deltas());
  }
}
