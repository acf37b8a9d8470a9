package io.ringledger.sandbox.transactors;

import static io.ringledger.sandbox.codec.ResultCode.*;

import io.ringledger.sandbox.codec.Conditions;
import io.ringledger.sandbox.codec.Keylets;
import io.ringledger.sandbox.codec.ResultCode;
import io.ringledger.sandbox.codec.Transaction;
import io.ringledger.sandbox.state.Accounts;
import io.ringledger.sandbox.state.LedgerEntry;
import io.ringledger.sandbox.state.OwnerDirectories;
import io.ringledger.sandbox.state.ReadView;
import java.util.List;

/**
 * Sets XRP aside for someone (rippled, {@code EscrowCreate.cpp}). A time that has come is refused
 * only once the parent closed strictly after it.
 */
final class EscrowCreateTransactor implements Transactor {
  @Override
  public ResultCode preflight(Transaction tx) {
    if (!Amounts.isPositive(tx, "Amount")) {
      return TEM_BAD_AMOUNT;
    }
    boolean canCancel = tx.has("CancelAfter");
    boolean canFinish = tx.has("FinishAfter");
    if (!canCancel && !canFinish) {
      return TEM_BAD_EXPIRATION;
    }
    if (canCancel && canFinish && tx.number("CancelAfter") <= tx.number("FinishAfter")) {
      return TEM_BAD_EXPIRATION;
    }
    if (!canFinish && !tx.has("Condition")) {
      return TEM_MALFORMED;
    }
    boolean badCondition =
        tx.has("Condition") && Conditions.readCondition(tx.text("Condition")).isEmpty();
    return badCondition ? TEM_MALFORMED : TES_SUCCESS;
  }

  @Override
  public ResultCode preclaim(Transaction tx, ReadView view, LedgerRules rules) {
    // Accounts of pools and vaults, which rippled refuses here, do not exist in this ledger.
    return view.account(tx.text("Destination")) == null ? TEC_NO_DST : TES_SUCCESS;
  }

  @Override
  public ResultCode apply(ApplyContext context) {
    Transaction tx = context.tx();
    LedgerRules rules = context.rules();
    if (tx.has("CancelAfter") && rules.isAfter(tx.number("CancelAfter"))) {
      return TEC_NO_PERMISSION;
    }
    if (tx.has("FinishAfter") && rules.isAfter(tx.number("FinishAfter"))) {
      return TEC_NO_PERMISSION;
    }
    LedgerEntry owner = context.sender();
    long amount = Amounts.of(tx, "Amount");
    long balance = owner.drops("Balance");
    long reserve = context.reserve(owner.number("OwnerCount") + 1);
    if (balance < reserve) {
      return TEC_INSUFFICIENT_RESERVE;
    }
    if (balance < reserve + amount) {
      return TEC_UNFUNDED;
    }
    LedgerEntry destination = context.view().account(tx.text("Destination"));
    if (destination == null) {
      return TEC_NO_DST;
    }
    if (destination.isFlagSet(Accounts.REQUIRE_DESTINATION_TAG) && !tx.has("DestinationTag")) {
      return TEC_DST_TAG_NEEDED;
    }
    context.view().insert(entry(context));
    Accounts.adjustBalance(owner, -amount);
    Accounts.adjustOwnerCount(owner, 1);
    return TES_SUCCESS;
  }

  private static LedgerEntry entry(ApplyContext context) {
    Transaction tx = context.tx();
    String id = Keylets.escrow(tx.account(), tx.sequenceOrTicket());
    LedgerEntry escrow = LedgerEntry.create(id, "Escrow");
    escrow.set("Account", tx.account());
    escrow.setDrops("Amount", Amounts.of(tx, "Amount"));
    escrow.set("Destination", tx.text("Destination"));
    // Part of the entry since fixIncludeKeyletFields, so that its id can be recomputed.
    escrow.set("Sequence", tx.sequenceOrTicket());
    if (tx.has("Condition")) {
      escrow.set("Condition", tx.text("Condition"));
    }
    for (String field : List.of("CancelAfter", "FinishAfter", "SourceTag", "DestinationTag")) {
      if (tx.has(field)) {
        escrow.set(field, tx.number(field));
      }
    }
    escrow.setUint64("OwnerNode", OwnerDirectories.add(context.view(), tx.account(), id));
    if (!tx.text("Destination").equals(tx.account())) {
      long page = OwnerDirectories.add(context.view(), tx.text("Destination"), id);
      escrow.setUint64("DestinationNode", page);
    }
    return escrow;
  }
}
