package io.ringledger.vault.domain.netting;

import io.ringledger.shared.domain.Drops;
import io.ringledger.vault.domain.ItemId;
import io.ringledger.vault.domain.WalletAddress;
import java.util.Arrays;
import java.util.List;

/** Gives wallets and items numbers, in the order in which the intents name them. */
final class Interning {

  private final NettingInput input;
  private final Numbers<WalletAddress> wallets = new Numbers<>();
  private final Numbers<ItemId> items = new Numbers<>();
  private int[] owner = new int[64];
  private int[] royaltyPoints = new int[64];
  private int[] royaltyWallet = new int[64];
  private final int treasury;

  Interning(NettingInput input) {
    this.input = input;
    treasury = number(input.fees().treasury());
  }

  FlatBatch flat() {
    List<NettingIntent> intents = input.intents();
    int count = intents.size();
    int[] item = new int[count];
    int[] from = new int[count];
    int[] to = new int[count];
    long[] amount = new long[count];
    for (int i = 0; i < count; i++) {
      NettingIntent intent = intents.get(i);
      item[i] = number(intent.item());
      from[i] = number(intent.from());
      to[i] = number(intent.to());
      amount[i] = intent.amountDrops();
    }
    for (int i = 0; i < count; i++) {
      if (owner[item[i]] == FlatBatch.UNKNOWN) {
        item[i] = FlatBatch.UNKNOWN;
      }
    }
    return new FlatBatch(
        new FlatBatch.Trades(item, from, to, amount),
        new FlatBatch.Parties(Arrays.copyOf(owner, items.size()), funds()),
        new FlatBatch.Fees(
            input.fees().platformBasisPoints(),
            treasury,
            Arrays.copyOf(royaltyPoints, items.size()),
            Arrays.copyOf(royaltyWallet, items.size())));
  }

  WalletAddress wallet(int number) {
    return wallets.get(number);
  }

  ItemId item(int number) {
    return items.get(number);
  }

  private int number(WalletAddress wallet) {
    return wallets.of(wallet.value(), wallet);
  }

  private int number(ItemId item) {
    int before = items.size();
    int number = items.of(item.value(), item);
    if (number == before) {
      learn(item, number);
    }
    return number;
  }

  private void learn(ItemId item, int number) {
    if (number == owner.length) {
      owner = Arrays.copyOf(owner, 2 * number);
      royaltyPoints = Arrays.copyOf(royaltyPoints, 2 * number);
      royaltyWallet = Arrays.copyOf(royaltyWallet, 2 * number);
    }
    WalletAddress recorded = input.owners().get(item);
    owner[number] = recorded == null ? FlatBatch.UNKNOWN : number(recorded);
    Royalty royalty = input.fees().royalties().get(item);
    royaltyPoints[number] = royalty == null ? 0 : royalty.basisPoints();
    royaltyWallet[number] = royalty == null ? treasury : number(royalty.wallet());
  }

  private long[] funds() {
    long[] funds = new long[wallets.size()];
    for (int wallet = 0; wallet < funds.length; wallet++) {
      funds[wallet] = input.funds().getOrDefault(wallets.get(wallet), Drops.ZERO).value();
    }
    return funds;
  }
}
