package io.ringledger.local.vault.market;

import io.ringledger.local.demo.PlayException;
import io.ringledger.local.vault.client.Trader;
import io.ringledger.local.vault.market.Round.Offer;
import io.ringledger.local.vault.model.Books;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Draws what wallets want of each other, and knows what must come of it: sales, chains, cycles,
 * double sales, and whatever people try. Each item takes part in one thing at a time, so that it
 * does not matter when somebody nets.
 */
public final class Market {

  private static final long CHEAPEST = 100_000;
  private static final long DEAREST = 3_000_000;
  private static final int LONGEST_CHAIN = 5;

  private final List<Trader> traders;
  private final Set<String> limited;
  private final Books books;
  private final SplittableRandom random;
  private final Map<String, Trader> byWallet = new HashMap<>();
  private final Map<String, Long> spent = new HashMap<>();
  private final Set<String> busy = new HashSet<>();
  private final List<String> items;

  /**
   * A market of these wallets.
   *
   * @param limited the wallets whose sessions may only do {@code BUY_NOW}
   * @param books what is settled is booked there
   */
  public Market(List<Trader> traders, Set<String> limited, Books books, SplittableRandom random) {
    this.traders = List.copyOf(traders);
    this.limited = Set.copyOf(limited);
    this.books = books;
    this.random = random;
    this.items = new ArrayList<>(books.owners().keySet());
    traders.forEach(trader -> byWallet.put(trader.wallet(), trader));
  }

  /** What is drawn together: its moves keep their order. */
  private record Situation(Optional<Offer> offer, List<Move> moves) {

    static Situation of(List<Move> moves) {
      return new Situation(Optional.empty(), moves);
    }
  }

  /** Draws so many moves, or as many as there are free items for. */
  public Round draw(int wanted) {
    List<Situation> situations = new ArrayList<>();
    int moves = 0;
    shuffle(items);
    for (String item : items) {
      if (moves + 2 * LONGEST_CHAIN > wanted) {
        break;
      }
      if (busy.add(item)) {
        Situation situation = situation(item);
        situations.add(situation);
        moves += situation.moves().size();
      }
    }
    List<Offer> offers = new ArrayList<>();
    situations.forEach(situation -> situation.offer().ifPresent(offers::add));
    return new Round(offers, interleaved(situations));
  }

  /** What was drawn has come to its end; its items take part again. */
  public void settled() {
    busy.clear();
  }

  /** The wallet of that address. */
  public Trader trader(String wallet) {
    Trader trader = byWallet.get(wallet);
    if (trader == null) {
      throw new PlayException("Nobody here has the wallet " + wallet);
    }
    return trader;
  }

  private Situation situation(String item) {
    Trader owner = trader(books.owner(item));
    if (limited.contains(owner.wallet())) {
      Trader other = buyer(owner);
      return Situation.of(
          List.of(move(owner, "TRADE", item, owner, other, price(), Fate.NOT_GRANTED)));
    }
    return switch (random.nextInt(20)) {
      case 0, 1, 2, 3, 4, 5 -> sale(item, owner);
      case 6, 7, 8 -> chain(item, owner, 1);
      case 9, 10, 11 -> chain(item, owner, random.nextInt(2, LONGEST_CHAIN));
      case 12, 13 -> cycle(item, owner);
      case 14, 15 -> doubleSale(item, owner);
      case 16 -> twoBuyers(item, owner);
      case 17 -> waiting(item, owner);
      default -> attempt(item, owner);
    };
  }

  /** Somebody buys what is listed. */
  private Situation sale(String item, Trader owner) {
    Trader buyer = buyer(owner);
    long drops = price();
    return new Situation(
        Optional.of(new Offer(owner, item, drops)), List.of(bought(item, owner, buyer, drops)));
  }

  private Move bought(String item, Trader owner, Trader buyer, long drops) {
    settle(item, owner, buyer, drops);
    return move(buyer, "BUY_NOW", item, owner, buyer, drops, Fate.SETTLED);
  }

  /**
   * The item goes on and on, and who comes later may well say so first. Nobody has it twice: where
   * somebody has, what is said first decides which way it takes.
   */
  private Situation chain(String item, Trader owner, int length) {
    return Situation.of(path(item, owner, length));
  }

  /** The item comes back to its owner, at other prices. */
  private Situation cycle(String item, Trader owner) {
    List<Move> moves = path(item, owner, random.nextInt(1, 3));
    moves.addAll(sold(item, trader(books.owner(item)), owner));
    shuffle(moves);
    return Situation.of(moves);
  }

  private List<Move> path(String item, Trader owner, int length) {
    List<Trader> holders = new ArrayList<>(List.of(owner));
    List<Move> moves = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      Trader taker = drawn(holders, false);
      moves.addAll(sold(item, holders.getLast(), taker));
      holders.add(taker);
    }
    shuffle(moves);
    return moves;
  }

  /** A pair that is settled. */
  private List<Move> sold(String item, Trader giver, Trader taker) {
    long drops = price();
    settle(item, giver, taker, drops);
    return pair(item, giver, taker, drops, Fate.SETTLED);
  }

  private List<Move> pair(String item, Trader giver, Trader taker, long drops, Fate fate) {
    Move trade = move(giver, "TRADE", item, giver, taker, drops, fate);
    Move bid = move(taker, "BID", item, giver, taker, drops, fate);
    return random.nextBoolean() ? List.of(trade, bid) : List.of(bid, trade);
  }

  /** The owner sells twice: to whom came first. */
  private Situation doubleSale(String item, Trader owner) {
    List<Move> moves = new ArrayList<>(sold(item, owner, trading(owner)));
    Trader second = trading(owner);
    long drops = price();
    spend(second, drops);
    moves.addAll(pair(item, owner, second, drops, Fate.ALREADY_SOLD));
    return Situation.of(moves);
  }

  private Situation twoBuyers(String item, Trader owner) {
    long drops = price();
    Trader late = buyer(owner);
    return new Situation(
        Optional.of(new Offer(owner, item, drops)),
        List.of(
            bought(item, owner, buyer(owner), drops),
            move(late, "BUY_NOW", item, owner, late, drops, Fate.NOT_LISTED)));
  }

  /** Nobody answers; or both agree about what neither of them has. */
  private Situation waiting(String item, Trader owner) {
    Trader other = trading(owner);
    long drops = price();
    if (random.nextBoolean()) {
      return Situation.of(List.of(move(owner, "TRADE", item, owner, other, drops, Fate.WAITING)));
    }
    Trader third = trading(other);
    if (third.equals(owner)) {
      return Situation.of(List.of(move(owner, "TRADE", item, owner, other, drops, Fate.WAITING)));
    }
    spend(third, drops);
    return Situation.of(pair(item, other, third, drops, Fate.WAITING));
  }

  private Situation attempt(String item, Trader owner) {
    Trader other = trading(owner);
    long drops = price();
    Move tried =
        switch (random.nextInt(7)) {
          case 0 -> move(other, "BID", item, owner, other, drops, Fate.FORGED);
          case 1 -> move(other, "TRADE", item, owner, other, drops, Fate.FOREIGN);
          case 2 -> move(owner, "TRADE", item, owner, owner, drops, Fate.TO_ITSELF);
          case 3 -> move(owner, "TRADE", item, owner, other, drops, Fate.OLD);
          case 4 -> move(owner, "TRADE", item + ".copy", owner, other, drops, Fate.UNKNOWN_ITEM);
          case 5 -> move(other, "BUY_NOW", item, owner, other, drops, Fate.NOT_LISTED);
          default ->
              move(
                  other,
                  "BID",
                  item,
                  owner,
                  other,
                  other.session().capDrops() + drops,
                  Fate.OVER_CAP);
        };
    return Situation.of(List.of(tried));
  }

  private static Move move(
      Trader signer, String action, String item, Trader from, Trader to, long drops, Fate fate) {
    return new Move(signer, action, item, from.wallet(), to.wallet(), drops, fate);
  }

  private void settle(String item, Trader from, Trader to, long drops) {
    books.sell(item, from.wallet(), to.wallet(), drops);
    spend(to, drops);
  }

  private void spend(Trader trader, long drops) {
    spent.merge(trader.wallet(), drops, Long::sum);
  }

  private void shuffle(List<?> list) {
    Collections.shuffle(list, new Random(random.nextLong()));
  }

  private long price() {
    return random.nextLong(CHEAPEST, DEAREST);
  }

  /** Somebody else who can pay, with whatever session. */
  private Trader buyer(Trader not) {
    return drawn(List.of(not), true);
  }

  /** Somebody else who can pay, and may also bid and sell. */
  private Trader trading(Trader not) {
    return drawn(List.of(not), false);
  }

  private Trader drawn(List<Trader> not, boolean whoever) {
    int start = random.nextInt(traders.size());
    for (int i = 0; i < traders.size(); i++) {
      Trader trader = traders.get((start + i) % traders.size());
      if (!not.contains(trader)
          && (whoever || !limited.contains(trader.wallet()))
          && canPay(trader)) {
        return trader;
      }
    }
    throw new PlayException("Nobody can pay any more.");
  }

  private boolean canPay(Trader trader) {
    // Half of it: volume that a batch has netted counts twice until that is settled.
    return spent.getOrDefault(trader.wallet(), 0L) + DEAREST <= trader.session().capDrops() / 2;
  }

  private List<Move> interleaved(List<Situation> situations) {
    List<List<Move>> left = new ArrayList<>();
    situations.forEach(situation -> left.add(new ArrayList<>(situation.moves())));
    List<Move> moves = new ArrayList<>();
    while (!left.isEmpty()) {
      int at = random.nextInt(left.size());
      moves.add(left.get(at).removeFirst());
      if (left.get(at).isEmpty()) {
        left.remove(at);
      }
    }
    return moves;
  }
}
