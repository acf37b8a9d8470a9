package io.ringledger.vault.domain.netting.check;

import io.ringledger.shared.domain.Drops;
import io.ringledger.vault.domain.ItemId;
import io.ringledger.vault.domain.WalletAddress;
import io.ringledger.vault.domain.netting.FeeSchedule;
import io.ringledger.vault.domain.netting.NettingInput;
import io.ringledger.vault.domain.netting.NettingIntent;
import io.ringledger.vault.domain.netting.Royalty;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Batches drawn by lot, most of them mean: each follows from its seed alone. */
public final class NettingCases {

  private static final long[] STRANGE = {
    0, -1, -5, Long.MIN_VALUE, Long.MAX_VALUE, Drops.MAX_VALUE, Drops.MAX_VALUE + 1, 1
  };

  private final Random random;
  private final List<NettingIntent> intents = new ArrayList<>();
  private final int wallets;
  private final int items;
  private final long price;
  private long sequence;

  private NettingCases(long seed) {
    random = new Random(seed);
    wallets = 2 + random.nextInt(random.nextBoolean() ? 3 : 8);
    items = 1 + random.nextInt(4);
    price = random.nextInt(20) == 0 ? Drops.MAX_VALUE : 1 + random.nextInt(40_000);
    sequence = random.nextInt(50) == 0 ? Long.MAX_VALUE - 2_000_000 : 0;
  }

  /** Returns the case of that seed; its intents are not in order. */
  public static NettingInput drawn(long seed) {
    return new NettingCases(seed).draw();
  }

  /** Returns the same batch with its intents handed in differently. */
  public static NettingInput permuted(NettingInput input, long seed) {
    List<NettingIntent> intents = new ArrayList<>(input.intents());
    Collections.shuffle(intents, new Random(seed));
    return new NettingInput(input.owners(), input.funds(), input.fees(), intents);
  }

  /** Returns the same batch with only these intents. */
  public static NettingInput only(NettingInput input, List<NettingIntent> intents) {
    return new NettingInput(input.owners(), input.funds(), input.fees(), intents);
  }

  private NettingInput draw() {
    int parts = 1 + random.nextInt(random.nextInt(8) == 0 ? 30 : 5);
    for (int part = 0; part < parts; part++) {
      switch (random.nextInt(8)) {
        case 0 -> chain();
        case 1 -> cycle();
        case 2 -> doubleSale();
        case 3 -> strange();
        default -> sale();
      }
    }
    Map<ItemId, WalletAddress> owners = owners();
    Collections.shuffle(intents, random);
    return new NettingInput(owners, funds(), fees(), intents);
  }

  /** Mostly somebody who sells; a few items are unknown. */
  private Map<ItemId, WalletAddress> owners() {
    Map<ItemId, WalletAddress> owners = new HashMap<>();
    for (int number = 0; number < items; number++) {
      ItemId item = Names.item(number);
      List<NettingIntent> offers =
          intents.stream().filter(intent -> intent.item().equals(item)).toList();
      boolean isSold = !offers.isEmpty() && random.nextInt(3) > 0;
      WalletAddress owner = isSold ? offers.get(random.nextInt(offers.size())).from() : aWallet();
      if (random.nextInt(12) > 0) {
        owners.put(item, owner);
      }
    }
    return owners;
  }

  private Map<WalletAddress, Drops> funds() {
    Map<WalletAddress, Drops> funds = new HashMap<>();
    boolean isRich = random.nextInt(3) == 0;
    for (int wallet = 0; wallet < wallets; wallet++) {
      if (isRich) {
        funds.put(Names.wallet(wallet), new Drops(Drops.MAX_VALUE));
      } else if (random.nextInt(4) > 0) {
        funds.put(
            Names.wallet(wallet), new Drops(Math.min(random.nextLong(4 * price), Drops.MAX_VALUE)));
      }
    }
    return funds;
  }

  private FeeSchedule fees() {
    int fee = random.nextInt(3) == 0 ? random.nextInt(10_001) : random.nextInt(500);
    Map<ItemId, Royalty> royalties = new HashMap<>();
    for (int item = 0; item < items; item++) {
      if (random.nextBoolean()) {
        int points = random.nextInt(Math.min(10_000 - fee, 2_000) + 1);
        royalties.put(Names.item(item), new Royalty(points, aWallet()));
      }
    }
    boolean isTrader = random.nextInt(4) == 0;
    return new FeeSchedule(fee, isTrader ? aWallet() : Names.wallet(100), royalties);
  }

  /** Handed in backwards: the last link is accepted first. */
  private void chain() {
    ItemId item = anItem();
    int length = 1 + random.nextInt(random.nextInt(6) == 0 ? 120 : 6);
    int first = random.nextInt(wallets);
    boolean isBackwards = random.nextBoolean();
    for (int link = 0; link < length; link++) {
      int from = first + (isBackwards ? length - link : link);
      add(item, Names.wallet(from % wallets), Names.wallet((from + 1) % wallets), aPrice());
    }
  }

  private void cycle() {
    ItemId item = anItem();
    WalletAddress a = aWallet();
    WalletAddress b = another(a);
    WalletAddress c = another(b);
    add(item, a, b, aPrice());
    add(item, b, c, aPrice());
    add(item, c, a, aPrice());
  }

  private void doubleSale() {
    ItemId item = anItem();
    WalletAddress seller = aWallet();
    long amount = aPrice();
    add(item, seller, another(seller), amount);
    add(item, seller, another(seller), amount);
  }

  private void sale() {
    WalletAddress from = aWallet();
    add(anItem(), from, another(from), aPrice());
  }

  private void strange() {
    WalletAddress from = aWallet();
    switch (random.nextInt(3)) {
      case 0 -> add(anItem(), from, from, aPrice());
      case 1 -> add(Names.item(99), from, another(from), aPrice());
      default -> add(anItem(), from, another(from), STRANGE[random.nextInt(STRANGE.length)]);
    }
  }

  private void add(ItemId item, WalletAddress from, WalletAddress to, long amount) {
    sequence += 1 + random.nextInt(random.nextInt(10) == 0 ? 5_000 : 3);
    intents.add(Names.intent(sequence, item, from, to, amount));
  }

  private ItemId anItem() {
    return Names.item(random.nextInt(items));
  }

  private WalletAddress aWallet() {
    return Names.wallet(random.nextInt(wallets));
  }

  private WalletAddress another(WalletAddress than) {
    WalletAddress wallet = aWallet();
    while (wallet.equals(than)) {
      wallet = aWallet();
    }
    return wallet;
  }

  private long aPrice() {
    return 1 + random.nextLong(price);
  }
}
