package io.ringledger.sandbox.transactors;

import static io.ringledger.sandbox.codec.ResultCode.*;

import io.ringledger.sandbox.codec.Keylets;
import io.ringledger.sandbox.codec.ResultCode;
import io.ringledger.sandbox.codec.Signatures;
import io.ringledger.sandbox.codec.Transaction;
import io.ringledger.sandbox.state.Accounts;
import io.ringledger.sandbox.state.LedgerEntry;
import io.ringledger.sandbox.state.OwnerDirectories;
import io.ringledger.sandbox.state.ReadView;
import java.util.List;

/** Sets XRP aside for someone to claim piece by piece (rippled, {@code PaymentChannelCreate}). */
final class PaymentChannelCreateTransactor implements Transactor {
  @Override
  public ResultCode preflight(Transaction tx) {
    if (!Amounts.isPositive(tx, "Amount")) {
      return TEM_BAD_AMOUNT;
    }
    if (tx.account().equals(tx.text("Destination"))) {
      return TEM_DST_IS_SRC;
    }
    return Signatures.isPublicKey(tx.text("PublicKey")) ? TES_SUCCESS : TEM_MALFORMED;
  }

  /** The balance counts as it is before the fee, so that the fee may dip into the reserve. */
  @Override
  public ResultCode preclaim(Transaction tx, ReadView view, LedgerRules rules) {
    LedgerEntry owner = view.account(tx.account());
    if (owner == null) {
      return TER_NO_ACCOUNT;
    }
    long reserve = rules.fees().reserve(owner.number("OwnerCount") + 1);
    if (owner.drops("Balance") < reserve) {
      return TEC_INSUFFICIENT_RESERVE;
    }
    if (owner.drops("Balance") < reserve + Amounts.of(tx, "Amount")) {
      return TEC_UNFUNDED;
    }
    LedgerEntry destination = view.account(tx.text("Destination"));
    if (destination == null) {
      return TEC_NO_DST;
    }
    if (destination.isFlagSet(Accounts.DISALLOW_INCOMING_CHANNELS)) {
      return TEC_NO_PERMISSION;
    }
    boolean tagMissing =
        destination.isFlagSet(Accounts.REQUIRE_DESTINATION_TAG) && !tx.has("DestinationTag");
    return tagMissing ? TEC_DST_TAG_NEEDED : TES_SUCCESS;
  }

  @Override
  public ResultCode apply(ApplyContext context) {
    Transaction tx = context.tx();
    if (tx.has("CancelAfter") && context.rules().isAfter(tx.number("CancelAfter"))) {
      return TEC_EXPIRED;
    }
    context.view().insert(entry(context));
    LedgerEntry owner = context.sender();
    Accounts.adjustBalance(owner, -Amounts.of(tx, "Amount"));
    Accounts.adjustOwnerCount(owner, 1);
    return TES_SUCCESS;
  }

  private static LedgerEntry entry(ApplyContext context) {
    Transaction tx = context.tx();
    String destination = tx.text("Destination");
    String id = Keylets.channel(tx.account(), destination, tx.sequenceOrTicket());
    LedgerEntry channel = LedgerEntry.create(id, "PayChannel");
    channel.set("Account", tx.account());
    channel.set("Destination", destination);
    channel.setDrops("Amount", Amounts.of(tx, "Amount"));
    channel.setDrops("Balance", 0);
    channel.set("PublicKey", tx.text("PublicKey"));
    // Part of the entry since fixIncludeKeyletFields, so that its id can be recomputed.
    channel.set("Sequence", tx.sequenceOrTicket());
    for (String field : List.of("SettleDelay", "CancelAfter", "SourceTag", "DestinationTag")) {
      if (tx.has(field)) {
        channel.set(field, tx.number(field));
      }
    }
    channel.setUint64("OwnerNode", OwnerDirectories.add(context.view(), tx.account(), id));
    channel.setUint64("DestinationNode", OwnerDirectories.add(context.view(), destination, id));
    return channel;
  }
}
