package io.ringledger.sandbox.transactors;

import io.ringledger.sandbox.state.Accounts;
import io.ringledger.sandbox.state.ApplyView;
import io.ringledger.sandbox.state.LedgerEntry;
import io.ringledger.sandbox.state.OwnerDirectories;

/** How an escrow leaves the ledger, finished or cancelled. */
final class EscrowRemoval {
  private EscrowRemoval() {}

  static void payTo(ApplyView view, LedgerEntry found, String receiver) {
    LedgerEntry escrow = found.copy();
    String owner = escrow.text("Account");
    OwnerDirectories.remove(view, owner, escrow.uint64("OwnerNode"), escrow.id(), true);
    if (escrow.has("DestinationNode")) {
      OwnerDirectories.remove(
          view, escrow.text("Destination"), escrow.uint64("DestinationNode"), escrow.id(), true);
    }
    Accounts.adjustBalance(Accounts.open(view, receiver), escrow.drops("Amount"));
    Accounts.adjustOwnerCount(Accounts.open(view, owner), -1);
    view.erase(escrow);
  }
}
