package io.ringledger.vault.application.intents;

import io.ringledger.shared.application.RequestId;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.vault.application.intents.IntentIntake.Accepted;
import io.ringledger.vault.domain.IntentId;
import io.ringledger.vault.domain.WalletAddress;
import io.ringledger.vault.domain.intent.IntentChange;
import java.util.List;
import java.util.Optional;

/** What wallets see of their intents, and how they take them back. */
public interface IntentDesk {

  /**
   * Returns an intent with its receipt.
   *
   * @param wallet one of the two parties; empty for those who may see all
   */
  Outcome<Accepted> get(Optional<WalletAddress> wallet, IntentId id);

  /**
   * Takes a pending intent of the wallet's own back: its volume and its listing are free again, its
   * counterpart waits again. One that was taken back stays so.
   */
  Outcome<Accepted> cancel(WalletAddress wallet, IntentId id, RequestId request);

  /** Returns what came after a place in the changes of a wallet's own intents, in their order. */
  List<IntentChange> changes(WalletAddress wallet, IntentChange.Place after, int limit);
}
