package io.ringledger.vault.domain.netting.check;

import io.ringledger.vault.domain.ItemId;
import io.ringledger.vault.domain.WalletAddress;
import io.ringledger.vault.domain.netting.ItemPath;
import io.ringledger.vault.domain.netting.NettingInput;
import io.ringledger.vault.domain.netting.NettingIntent;
import io.ringledger.vault.domain.netting.NettingResult;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Holds a result against the oracle, and against what must hold of every result. */
public final class Comparison {

  private final NettingInput input;
  private final NettingResult result;
  private final List<String> faults = new ArrayList<>();

  private Comparison(NettingInput input, NettingResult result) {
    this.input = input;
    this.result = result;
  }

  /** Returns where the result says something else than the oracle. */
  public static List<String> differences(NettingInput input, NettingResult result) {
    Comparison comparison = new Comparison(input, result);
    comparison.againstOracle();
    return comparison.faults;
  }

  /** Returns which invariants the result breaks; asks no oracle what should have come. */
  public static List<String> violations(NettingInput input, NettingResult result) {
    Comparison comparison = new Comparison(input, result);
    comparison.everyIntentEndsOnce();
    comparison.moneyIsConserved();
    comparison.pathsLeadFromTheRecordedOwner();
    comparison.reasonsAreTrue();
    comparison.listsAreInOrder();
    return comparison.faults;
  }

  private void againstOracle() {
    NettingOracle.Answer expected = NettingOracle.net(input);
    Map<Long, String> outcomes = new HashMap<>();
    result.applied().forEach(intent -> outcomes.put(intent.sequence(), NettingOracle.APPLIED));
    result.carried().forEach(intent -> outcomes.put(intent.sequence(), NettingOracle.CARRIED));
    result.rejected().forEach(no -> outcomes.put(no.intent().sequence(), no.reason().wire()));
    equal("outcomes", expected.outcomes(), outcomes);
    Map<ItemId, List<Long>> paths = new HashMap<>(expected.paths());
    paths.values().removeIf(List::isEmpty);
    Map<ItemId, List<Long>> actualPaths = new HashMap<>();
    for (ItemPath path : result.items()) {
      actualPaths.put(path.item(), path.moves().stream().map(NettingIntent::sequence).toList());
      equal("final owner of " + path.item(), expected.owners().get(path.item()), path.finalOwner());
    }
    equal("paths", paths, actualPaths);
    equal("deltas", expected.deltas(), actualDeltas());
  }

  private Map<WalletAddress, BigInteger> actualDeltas() {
    Map<WalletAddress, BigInteger> deltas = new HashMap<>();
    result.wallets().forEach(w -> deltas.put(w.wallet(), BigInteger.valueOf(w.delta())));
    return deltas;
  }

  private void everyIntentEndsOnce() {
    List<NettingIntent> ended = new ArrayList<>(result.applied());
    ended.addAll(result.carried());
    result.rejected().forEach(no -> ended.add(no.intent()));
    equal("intents that ended", input.intents().size(), ended.size());
    equal("intents", new HashSet<>(input.intents()), new HashSet<>(ended));
  }

  private void moneyIsConserved() {
    List<NettingIntent> applied = result.applied();
    BigInteger sum = actualDeltas().values().stream().reduce(BigInteger.ZERO, BigInteger::add);
    equal("sum of all deltas", BigInteger.ZERO, sum);
    equal("balances after gross replay", NettingOracle.replay(input, applied), actualDeltas());
    result
        .wallets()
        .forEach(
            w ->
                require(
                    w.delta() + w.cleared().value() >= 0, w.wallet() + " pays more than cleared"));
    BigInteger gross =
        applied.stream()
            .map(intent -> BigInteger.valueOf(intent.amountDrops()))
            .reduce(BigInteger.ZERO, BigInteger::add);
    equal("gross", gross, BigInteger.valueOf(result.totals().gross()));
  }

  private void pathsLeadFromTheRecordedOwner() {
    Set<ItemId> seen = new HashSet<>();
    for (ItemPath path : result.items()) {
      require(seen.add(path.item()), path.item() + " has two paths");
      equal("opening owner", input.owners().get(path.item()), path.openingOwner());
      require(!path.moves().isEmpty(), path.item() + " did not move");
      WalletAddress owner = path.openingOwner();
      for (NettingIntent move : path.moves()) {
        equal("item of a move", path.item(), move.item());
        equal("giver of " + move.sequence(), owner, move.from());
        require(!move.to().equals(owner), "a move to oneself");
        require(move.amountDrops() > 0, "a move for nothing");
        owner = move.to();
      }
      equal("final owner of " + path.item(), owner, path.finalOwner());
    }
  }

  private void reasonsAreTrue() {
    Map<ItemId, ItemPath> paths = new HashMap<>();
    result.items().forEach(path -> paths.put(path.item(), path));
    for (NettingIntent carried : result.carried()) {
      ItemPath path = paths.get(carried.item());
      require(
          path == null || path.finalOwner().equals(carried.from()) || !gave(path, carried.from()),
          carried.sequence() + " is carried, but its giver sold the item");
    }
    result.rejected().forEach(no -> reasonIsTrue(no.intent(), no.reason().wire(), paths));
  }

  private void reasonIsTrue(NettingIntent intent, String reason, Map<ItemId, ItemPath> paths) {
    ItemPath path = paths.get(intent.item());
    boolean isTrue =
        switch (reason) {
          case "self_trade" -> intent.from().equals(intent.to());
          case "amount_out_of_range" ->
              intent.amountDrops() < 1 || intent.amountDrops() > 100_000_000_000_000_000L;
          case "unknown_item" -> !input.owners().containsKey(intent.item());
          case "item_already_sold" ->
              path != null && gave(path, intent.from()) && !path.finalOwner().equals(intent.from());
          case "insufficient_funds", "batch_full" -> true;
          default -> false;
        };
    require(isTrue, "%d is rejected for %s".formatted(intent.sequence(), reason));
  }

  private static boolean gave(ItemPath path, WalletAddress wallet) {
    return path.moves().stream().anyMatch(move -> move.from().equals(wallet));
  }

  private void listsAreInOrder() {
    require(isSorted(result.items(), Comparator.comparing(ItemPath::item)), "items in order");
    require(
        isSorted(result.carried(), Comparator.comparingLong(NettingIntent::sequence)),
        "carried in order");
    require(
        isSorted(result.rejected(), Comparator.comparingLong(no -> no.intent().sequence())),
        "rejected in order");
    require(
        isSorted(result.wallets(), Comparator.comparing(position -> position.wallet())),
        "wallets in order");
  }

  private static <T> boolean isSorted(List<T> list, Comparator<T> order) {
    for (int i = 1; i < list.size(); i++) {
      if (order.compare(list.get(i - 1), list.get(i)) >= 0) {
        return false;
      }
    }
    return true;
  }

  private void require(boolean holds, String what) {
    if (!holds) {
      faults.add(what);
    }
  }

  private void equal(String what, Object expected, Object actual) {
    if (!Objects.equals(expected, actual)) {
      faults.add("%s: should be %s, but is %s".formatted(what, expected, actual));
    }
  }
}
