package io.ringledger.vault.domain.netting.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringledger.vault.domain.Base58;
import io.ringledger.vault.domain.IntentId;
import io.ringledger.vault.domain.ItemId;
import io.ringledger.vault.domain.Sha256;
import io.ringledger.vault.domain.WalletAddress;
import io.ringledger.vault.domain.netting.NettingIntent;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Wallets, items and intents by number, always the same for the same number. */
public final class Names {

  private static final Map<Integer, WalletAddress> WALLETS = new ConcurrentHashMap<>();
  private static final Map<Integer, ItemId> ITEMS = new ConcurrentHashMap<>();

  private Names() {}

  /** Returns the wallet of that number. */
  public static WalletAddress wallet(int number) {
    return WALLETS.computeIfAbsent(
        number,
        _ ->
            new WalletAddress(
                Base58.encode(Sha256.digest(("wallet " + number).getBytes(UTF_8)).bytes())));
  }

  /** Returns the item of that number. */
  public static ItemId item(int number) {
    return ITEMS.computeIfAbsent(number, _ -> new ItemId("card:" + number));
  }

  /** Returns an intent whose id and digest follow from its sequence. */
  public static NettingIntent intent(
      long sequence, ItemId item, WalletAddress from, WalletAddress to, long amount) {
    return new NettingIntent(
        sequence,
        new IntentId(new UUID(0x0190_0000_0000_7000L, sequence)),
        new Sha256("%064x".formatted(sequence)),
        item,
        from,
        to,
        amount);
  }
}
