package io.ringledger.vault.domain.netting;

import io.ringledger.shared.domain.Drops;
import io.ringledger.vault.domain.IntentReason;
import io.ringledger.vault.domain.WalletAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Nets a batch. What is applied, and why the rest is not, follows from the input alone; {@link
 * NettingCore} says how.
 */
public final class Netting {

  private final NettingInput input;
  private final Interning names;
  private final FlatBatch batch;
  private final NettingCore core = new NettingCore();
  private final boolean[] takesPart;
  private int applied;
  private long gross;
  private long fees;
  private long royalties;

  private Netting(NettingInput input) {
    this.input = input;
    names = new Interning(input);
    batch = names.flat();
    takesPart = new boolean[batch.wallets()];
  }

  /** Returns what comes of these intents; never fails, whatever they say. */
  public static NettingResult net(NettingInput input) {
    return new Netting(input).result();
  }

  private NettingResult result() {
    core.run(batch);
    List<Rejection> rejected = new ArrayList<>();
    List<NettingIntent> carried = new ArrayList<>();
    for (int i = 0; i < batch.intents(); i++) {
      NettingIntent intent = input.intents().get(i);
      switch (core.outcome(i)) {
        case NettingCore.APPLIED -> takePart(i);
        case NettingCore.CARRIED -> carried.add(intent);
        default -> rejected.add(new Rejection(intent, reason(core.outcome(i))));
      }
    }
    NettingResult.Totals totals = new NettingResult.Totals(gross, fees, royalties);
    return new NettingResult(items(), wallets(), rejected, carried, totals);
  }

  private void takePart(int intent) {
    FlatBatch.Fees schedule = batch.fees;
    int item = batch.trades.item()[intent];
    long amount = batch.trades.amount()[intent];
    int points = schedule.royaltyPoints()[item];
    long royalty = FeeSchedule.share(amount, points);
    long fee = FeeSchedule.share(amount, schedule.platformPoints() + points) - royalty;
    takesPart[batch.trades.from()[intent]] = true;
    takesPart[batch.trades.to()[intent]] = true;
    takesPart[schedule.royaltyWallet()[item]] |= royalty > 0;
    takesPart[schedule.treasury()] |= fee > 0;
    applied++;
    gross += amount;
    fees += fee;
    royalties += royalty;
  }

  private List<ItemPath> items() {
    NettingIntent[] moves = new NettingIntent[applied];
    List<NettingIntent> all = Arrays.asList(moves);
    List<ItemPath> items = new ArrayList<>();
    int at = 0;
    for (int item = 0; item < batch.items(); item++) {
      int count = core.moves(item);
      for (int k = 0; k < count; k++) {
        moves[at + k] = input.intents().get(core.move(item, k));
      }
      if (count > 0) {
        items.add(
            new ItemPath(
                names.item(item),
                names.wallet(batch.parties.owner()[item]),
                names.wallet(core.finalOwner(item)),
                all.subList(at, at + count)));
      }
      at += count;
    }
    items.sort(Comparator.comparing(ItemPath::item));
    return items;
  }

  private List<WalletPosition> wallets() {
    List<WalletPosition> wallets = new ArrayList<>();
    for (int wallet = 0; wallet < takesPart.length; wallet++) {
      if (takesPart[wallet]) {
        WalletAddress address = names.wallet(wallet);
        Drops cleared = new Drops(batch.parties.funds()[wallet]);
        wallets.add(new WalletPosition(address, cleared, core.delta(wallet)));
      }
    }
    wallets.sort(Comparator.comparing(WalletPosition::wallet));
    return wallets;
  }

  private static IntentReason reason(byte outcome) {
    return switch (outcome) {
      case NettingCore.SELF_TRADE -> IntentReason.SELF_TRADE;
      case NettingCore.AMOUNT_OUT_OF_RANGE -> IntentReason.AMOUNT_OUT_OF_RANGE;
      case NettingCore.UNKNOWN_ITEM -> IntentReason.UNKNOWN_ITEM;
      case NettingCore.BATCH_FULL -> IntentReason.BATCH_FULL;
      case NettingCore.INSUFFICIENT_FUNDS -> IntentReason.INSUFFICIENT_FUNDS;
      case NettingCore.ITEM_ALREADY_SOLD -> IntentReason.ITEM_ALREADY_SOLD;
      default -> throw new IllegalStateException("netting left an intent without an outcome");
    };
  }
}
