package io.ringledger.sandbox.transactors;

import static io.ringledger.sandbox.codec.ResultCode.*;

import io.ringledger.sandbox.codec.Keylets;
import io.ringledger.sandbox.codec.ResultCode;
import io.ringledger.sandbox.codec.Transaction;
import io.ringledger.sandbox.state.Accounts;
import io.ringledger.sandbox.state.LedgerEntry;
import io.ringledger.sandbox.state.ReadView;

/** Payments of XRP. Payments of anything else are {@code temDISABLED} here. */
final class PaymentTransactor implements Transactor {
  private static final long NO_DIRECT = 0x0001_0000L;
  private static final long PARTIAL = 0x0002_0000L;
  private static final long LIMIT_QUALITY = 0x0004_0000L;

  @Override
  public long knownFlags() {
    return NO_DIRECT | PARTIAL | LIMIT_QUALITY;
  }

  @Override
  public ResultCode preflight(Transaction tx) {
    boolean onlyXrp = tx.drops("Amount").isPresent();
    boolean maximumInXrp = !tx.has("SendMax") || tx.drops("SendMax").isPresent();
    if (!onlyXrp || !maximumInXrp) {
      return TEM_DISABLED;
    }
    if (tx.drops("SendMax").filter(drops -> !Amounts.isPositive(drops)).isPresent()
        || !Amounts.isPositive(tx, "Amount")) {
      return TEM_BAD_AMOUNT;
    }
    if (tx.account().equals(tx.text("Destination")) && !tx.has("Paths")) {
      return TEM_REDUNDANT;
    }
    return preflightDirect(tx);
  }

  /** What makes sense only for payments that change currency on their way. */
  private static ResultCode preflightDirect(Transaction tx) {
    if (tx.has("SendMax")) {
      return TEM_BAD_SEND_XRP_MAX;
    }
    if (tx.has("Paths")) {
      return TEM_BAD_SEND_XRP_PATHS;
    }
    if ((tx.flags() & PARTIAL) != 0) {
      return TEM_BAD_SEND_XRP_PARTIAL;
    }
    if ((tx.flags() & LIMIT_QUALITY) != 0) {
      return TEM_BAD_SEND_XRP_LIMIT;
    }
    if ((tx.flags() & NO_DIRECT) != 0) {
      return TEM_BAD_SEND_XRP_NO_DIRECT;
    }
    return tx.has("DeliverMin") ? TEM_BAD_AMOUNT : TES_SUCCESS;
  }

  @Override
  public ResultCode preclaim(Transaction tx, ReadView view, LedgerRules rules) {
    LedgerEntry destination = view.account(tx.text("Destination"));
    if (destination == null) {
      boolean enough = Amounts.of(tx, "Amount") >= rules.fees().reserve(0);
      return enough ? TES_SUCCESS : TEC_NO_DST_INSUF_XRP;
    }
    boolean tagMissing =
        destination.isFlagSet(Accounts.REQUIRE_DESTINATION_TAG) && !tx.has("DestinationTag");
    return tagMissing ? TEC_DST_TAG_NEEDED : TES_SUCCESS;
  }

  @Override
  public ResultCode apply(ApplyContext context) {
    Transaction tx = context.tx();
    long amount = Amounts.of(tx, "Amount");
    LedgerEntry sender = context.sender();
    // The last payment may dip into the reserve for its fee.
    long keep = Math.max(context.reserve(sender.number("OwnerCount")), tx.fee());
    if (context.priorBalance() < amount + keep) {
      return TEC_UNFUNDED_PAYMENT;
    }
    String address = tx.text("Destination");
    LedgerEntry destination = context.view().peek(Keylets.account(address));
    if (destination == null) {
      context.view().insert(Accounts.create(address, context.rules().ledgerIndex(), amount));
    } else {
      // A poor account takes small payments from anyone, so that it can never be locked out.
      long small = context.reserve(0);
      boolean exempt = amount <= small && destination.drops("Balance") <= small;
      if (!exempt && !Accounts.mayDeposit(context.view(), destination, tx.account())) {
        return TEC_NO_PERMISSION;
      }
      Accounts.adjustBalance(destination, amount);
    }
    Accounts.adjustBalance(sender, -amount);
    return TES_SUCCESS;
  }
}
