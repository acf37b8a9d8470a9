package io.ringledger.local.vault.market;

import io.ringledger.local.demo.ApiClient.Answer;
import io.ringledger.local.vault.client.Asking;
import io.ringledger.local.vault.client.IntentPolls;
import io.ringledger.local.vault.client.Trader;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** Follows what was handed in on a floor, and holds how it ends against what must come of it. */
public final class Desk {

  private static final String REVERSED = "batch_reversed";

  private final Asking vault;
  private final Floor floor;
  private final BiConsumer<Boolean, String> check;
  private final Map<Trader, IntentPolls> polls = new LinkedHashMap<>();
  private final Set<String> reversed = new HashSet<>();

  /**
   * A desk for what these wallets hand in there.
   *
   * @param check hears whether something is as it should be, and a sentence where it is not
   */
  public Desk(Asking vault, List<Trader> traders, Floor floor, BiConsumer<Boolean, String> check) {
    this.vault = vault;
    this.floor = floor;
    this.check = check;
    traders.forEach(trader -> polls.put(trader, new IntentPolls(vault, trader)));
  }

  /** What is heard of the intents of one of them. */
  public IntentPolls polls(Trader trader) {
    return Objects.requireNonNull(polls.get(trader));
  }

  /** Asks what is new; answers whether everything that comes to an end by itself has. */
  public boolean isQuiet() throws InterruptedException {
    for (IntentPolls one : polls.values()) {
      one.poll();
    }
    return floor.accepted().values().stream()
        .filter(one -> one.move().fate() != Fate.WAITING)
        .map(this::state)
        .noneMatch(state -> state.equals("PENDING") || state.equals("NETTED") || state.isEmpty());
  }

  /** The state that an intent was last heard to be in; empty where nothing was heard of it. */
  public String state(Accepted one) {
    return polls(one.move().signer()).state(one.id()).orElse("");
  }

  /** Why it is in that state, where there is a reason. */
  public String reason(Accepted one) {
    return polls(one.move().signer()).reason(one.id());
  }

  /**
   * Whether any of these was settled in a batch that went back; if so, all that were to be settled
   * with it went back, and that is what must come of them.
   */
  public boolean haveGoneBack(List<Accepted> round) {
    boolean back = round.stream().anyMatch(one -> reason(one).equals(REVERSED));
    if (back) {
      round.stream()
          .filter(one -> one.move().fate() == Fate.SETTLED)
          .map(Accepted::id)
          .forEach(reversed::add);
    }
    return back;
  }

  private String expected(Accepted one) {
    return reversed.contains(one.id()) ? "REJECTED" : one.move().fate().state();
  }

  /** Takes back what waits for nobody; answers how many. */
  public int takeBack() throws InterruptedException {
    int taken = 0;
    for (Accepted one : floor.accepted().values()) {
      if (one.move().fate() == Fate.WAITING && state(one).equals("PENDING")) {
        String token = one.move().signer().session().token();
        Answer answer = vault.ask(to -> to.cancel(token, one.id()));
        check.accept(
            answer.status() == 200,
            "%s cannot be taken back: %s".formatted(one.id(), answer.body()));
        taken++;
      }
    }
    return taken;
  }

  /** Holds every intent against its fate; answers how many are in which state, with the reason. */
  public Map<String, Integer> compare() {
    Map<String, Integer> counts = new TreeMap<>();
    for (Accepted one : floor.accepted().values()) {
      String told = (state(one) + " " + reason(one)).strip();
      counts.merge(told, 1, Integer::sum);
      check.accept(
          state(one).equals(expected(one)),
          "%s of %s, for %s, is %s"
              .formatted(one.move().action(), one.move().item(), one.move().fate(), told));
    }
    return counts;
  }
}
