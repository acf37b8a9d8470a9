package io.ringledger.sandbox.transactors;

import static io.ringledger.sandbox.codec.ResultCode.*;

import io.ringledger.sandbox.codec.ResultCode;
import io.ringledger.sandbox.codec.Transaction;
import io.ringledger.sandbox.state.Accounts;
import io.ringledger.sandbox.state.LedgerEntry;

/**
 * Adds XRP to a payment channel (rippled, {@code PaymentChannelFund}). When the channel's time is
 * over, this closes it instead, whoever sends it.
 */
final class PaymentChannelFundTransactor implements Transactor {
  @Override
  public ResultCode preflight(Transaction tx) {
    return Amounts.isPositive(tx, "Amount") ? TES_SUCCESS : TEM_BAD_AMOUNT;
  }

  @Override
  public ResultCode apply(ApplyContext context) {
    Transaction tx = context.tx();
    LedgerEntry channel = Channels.open(context.view(), tx.text("Channel"));
    if (channel == null) {
      return TEC_NO_ENTRY;
    }
    if (Channels.isOver(channel, context.rules())) {
      Channels.close(context.view(), channel);
      return TES_SUCCESS;
    }
    if (!channel.text("Account").equals(tx.account())) {
      return TEC_NO_PERMISSION;
    }
    if (tx.has("Expiration")) {
      if (tx.number("Expiration") < earliestEnd(channel, context.rules())) {
        return TEM_BAD_EXPIRATION;
      }
      channel.set("Expiration", tx.number("Expiration"));
    }
    return add(context, channel);
  }

  private static ResultCode add(ApplyContext context, LedgerEntry channel) {
    LedgerEntry owner = context.sender();
    long amount = Amounts.of(context.tx(), "Amount");
    long reserve = context.reserve(owner.number("OwnerCount"));
    if (owner.drops("Balance") < reserve) {
      return TEC_INSUFFICIENT_RESERVE;
    }
    if (owner.drops("Balance") < reserve + amount) {
      return TEC_UNFUNDED;
    }
    if (context.view().account(channel.text("Destination")) == null) {
      return TEC_NO_DST;
    }
    channel.setDrops("Amount", channel.drops("Amount") + amount);
    Accounts.adjustBalance(owner, -amount);
    return TES_SUCCESS;
  }

  /** Leaves the destination its delay, unless the channel was to end sooner already. */
  private static long earliestEnd(LedgerEntry channel, LedgerRules rules) {
    long settled = Channels.settledAt(channel, rules);
    return channel.has("Expiration") ? Math.min(settled, channel.number("Expiration")) : settled;
  }
}
