package io.ringledger.bench.vault;

import io.ringledger.shared.domain.Drops;
import io.ringledger.vault.domain.IntentId;
import io.ringledger.vault.domain.ItemId;
import io.ringledger.vault.domain.Sha256;
import io.ringledger.vault.domain.WalletAddress;
import io.ringledger.vault.domain.netting.FeeSchedule;
import io.ringledger.vault.domain.netting.FlatBatch;
import io.ringledger.vault.domain.netting.NettingInput;
import io.ringledger.vault.domain.netting.NettingIntent;
import io.ringledger.vault.domain.netting.check.Names;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * A batch of valid random chains: each intent sells an item, drawn by lot, from whoever has it to
 * somebody drawn by lot. Ten intents to an item and to a wallet on the average.
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record Chains(FlatBatch.Trades trades, int[] owner, int wallets) {

  private static final int EACH = 10;
  private static final int FEE = 250;
  private static final long MOST = 1_000_000;

  static Chains drawn(int intents, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int count = Math.max(4, intents / EACH);
    int[] owner = new int[count];
    Arrays.setAll(owner, _ -> random.nextInt(count));
    int[] holder = owner.clone();
    int[] item = new int[intents];
    int[] from = new int[intents];
    int[] to = new int[intents];
    long[] amount = new long[intents];
    for (int i = 0; i < intents; i++) {
      item[i] = random.nextInt(count);
      from[i] = holder[item[i]];
      to[i] = (from[i] + 1 + random.nextInt(count - 1)) % count;
      amount[i] = 1 + random.nextLong(MOST);
      holder[item[i]] = to[i];
    }
    return new Chains(new FlatBatch.Trades(item, from, to, amount), owner, count);
  }

  int intents() {
    return trades.amount().length;
  }

  /** As the core takes it; the treasury is one wallet more. */
  FlatBatch flat() {
    long[] funds = new long[wallets + 1];
    Arrays.fill(funds, Drops.MAX_VALUE);
    int[] royaltyWallet = new int[owner.length];
    Arrays.fill(royaltyWallet, wallets);
    return new FlatBatch(
        trades,
        new FlatBatch.Parties(owner, funds),
        new FlatBatch.Fees(FEE, wallets, new int[owner.length], royaltyWallet));
  }

  /** The same with names. */
  NettingInput named() {
    WalletAddress[] names = new WalletAddress[wallets + 1];
    Arrays.setAll(names, Names::wallet);
    Map<WalletAddress, Drops> funds = new HashMap<>();
    for (WalletAddress wallet : names) {
      funds.put(wallet, new Drops(Drops.MAX_VALUE));
    }
    ItemId[] items = new ItemId[owner.length];
    Arrays.setAll(items, Names::item);
    Map<ItemId, WalletAddress> owners = new HashMap<>();
    for (int i = 0; i < items.length; i++) {
      owners.put(items[i], names[owner[i]]);
    }
    List<NettingIntent> intents = new ArrayList<>(intents());
    for (int i = 0; i < intents(); i++) {
      intents.add(
          new NettingIntent(
              i + 1L,
              new IntentId(new UUID(0, i)),
              Sha256.ZERO,
              items[trades.item()[i]],
              names[trades.from()[i]],
              names[trades.to()[i]],
              trades.amount()[i]));
    }
    return new NettingInput(owners, funds, new FeeSchedule(FEE, names[wallets], Map.of()), intents);
  }
}
