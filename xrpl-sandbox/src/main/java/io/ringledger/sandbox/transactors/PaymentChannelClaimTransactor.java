package io.ringledger.sandbox.transactors;

import static io.ringledger.sandbox.codec.ResultCode.*;

import io.ringledger.sandbox.codec.Keylets;
import io.ringledger.sandbox.codec.ResultCode;
import io.ringledger.sandbox.codec.Signatures;
import io.ringledger.sandbox.codec.Transaction;
import io.ringledger.sandbox.state.Accounts;
import io.ringledger.sandbox.state.LedgerEntry;

/**
 * Pays from a payment channel, asks to end it, or takes that back (rippled, {@code
 * PaymentChannelClaim}). When the channel's time is over, this closes it instead, whoever sends it.
 */
final class PaymentChannelClaimTransactor implements Transactor {
  private static final long RENEW = 0x0001_0000L;
  private static final long CLOSE = 0x0002_0000L;

  @Override
  public long knownFlags() {
    return RENEW | CLOSE;
  }

  @Override
  public ResultCode preflight(Transaction tx) {
    boolean badBalance = tx.has("Balance") && !Amounts.isPositive(tx, "Balance");
    boolean badAmount = tx.has("Amount") && !Amounts.isPositive(tx, "Amount");
    if (badBalance || badAmount) {
      return TEM_BAD_AMOUNT;
    }
    if (tx.has("Balance") && Amounts.of(tx, "Balance") > authorized(tx)) {
      return TEM_BAD_AMOUNT;
    }
    if (asks(tx, CLOSE) && asks(tx, RENEW)) {
      return TEM_MALFORMED;
    }
    return tx.has("Signature") ? preflightSignature(tx) : TES_SUCCESS;
  }

  private static ResultCode preflightSignature(Transaction tx) {
    if (!tx.has("Balance") || !Signatures.isPublicKey(tx.text("PublicKey"))) {
      return TEM_MALFORMED;
    }
    boolean genuine =
        Signatures.verifyClaim(
            tx.text("Channel"), authorized(tx), tx.text("PublicKey"), tx.text("Signature"));
    return genuine ? TES_SUCCESS : TEM_BAD_SIGNATURE;
  }

  /** What the signature is for: the amount named, or just what is claimed. */
  private static long authorized(Transaction tx) {
    return Amounts.of(tx, tx.has("Amount") ? "Amount" : "Balance");
  }

  @Override
  public ResultCode apply(ApplyContext context) {
    Transaction tx = context.tx();
    LedgerEntry channel = Channels.open(context.view(), tx.text("Channel"));
    if (channel == null) {
      return TEC_NO_TARGET;
    }
    if (Channels.isOver(channel, context.rules())) {
      Channels.close(context.view(), channel);
      return TES_SUCCESS;
    }
    boolean isOwner = channel.text("Account").equals(tx.account());
    if (!isOwner && !channel.text("Destination").equals(tx.account())) {
      return TEC_NO_PERMISSION;
    }
    ResultCode paid = tx.has("Balance") ? pay(context, channel, isOwner) : TES_SUCCESS;
    if (!paid.isSuccess()) {
      return paid;
    }
    if (asks(tx, RENEW)) {
      if (!isOwner) {
        return TEC_NO_PERMISSION;
      }
      channel.remove("Expiration");
    }
    if (asks(tx, CLOSE)) {
      end(context, channel, isOwner);
    }
    return TES_SUCCESS;
  }

  private static ResultCode pay(ApplyContext context, LedgerEntry channel, boolean isOwner) {
    Transaction tx = context.tx();
    if (!isOwner && !tx.has("Signature")) {
      return TEM_BAD_SIGNATURE;
    }
    if (tx.has("Signature") && !tx.text("PublicKey").equals(channel.text("PublicKey"))) {
      return TEM_BAD_SIGNER;
    }
    long claimed = Amounts.of(tx, "Balance");
    long before = channel.drops("Balance");
    if (claimed > channel.drops("Amount") || claimed <= before) {
      return TEC_UNFUNDED_PAYMENT;
    }
    LedgerEntry destination = context.view().peek(Keylets.account(channel.text("Destination")));
    if (destination == null) {
      return TEC_NO_DST;
    }
    if (!Accounts.mayDeposit(context.view(), destination, tx.account())) {
      return TEC_NO_PERMISSION;
    }
    channel.setDrops("Balance", claimed);
    Accounts.adjustBalance(destination, claimed - before);
    return TES_SUCCESS;
  }

  /** The owner has to wait while there is something left that the destination could claim. */
  private static void end(ApplyContext context, LedgerEntry channel, boolean isOwner) {
    boolean isDrained = channel.drops("Balance") == channel.drops("Amount");
    if (!isOwner || isDrained) {
      Channels.close(context.view(), channel);
      return;
    }
    long settled = Channels.settledAt(channel, context.rules());
    if (!channel.has("Expiration") || channel.number("Expiration") > settled) {
      channel.set("Expiration", settled);
    }
  }

  private static boolean asks(Transaction tx, long flag) {
    return (tx.flags() & flag) != 0;
  }
}
