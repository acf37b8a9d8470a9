package io.ringledger.sandbox.transactors;

import static io.ringledger.sandbox.codec.ResultCode.*;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringledger.sandbox.codec.Conditions;
import io.ringledger.sandbox.codec.Keylets;
import io.ringledger.sandbox.codec.ResultCode;
import io.ringledger.sandbox.codec.Transaction;
import io.ringledger.sandbox.state.Accounts;
import io.ringledger.sandbox.state.Fees;
import io.ringledger.sandbox.state.LedgerEntry;

/**
 * Pays an escrow out to its destination (rippled, {@code EscrowFinish.cpp}). Anyone may send it; a
 * fulfilment costs extra.
 */
final class EscrowFinishTransactor implements Transactor {
  private static final int FULFILLMENT_FEE_UNITS = 32;
  private static final int FULFILLMENT_BYTES_PER_UNIT = 16;

  @Override
  public long minimumFee(JsonNode fields, Fees fees) {
    if (!fields.has("Fulfillment")) {
      return fees.base();
    }
    int bytes = fields.path("Fulfillment").asText().length() / 2;
    return fees.base() + fees.base() * (FULFILLMENT_FEE_UNITS + bytes / FULFILLMENT_BYTES_PER_UNIT);
  }

  @Override
  public ResultCode preflight(Transaction tx) {
    return tx.has("Condition") == tx.has("Fulfillment") ? TES_SUCCESS : TEM_MALFORMED;
  }

  @Override
  public ResultCode apply(ApplyContext context) {
    Transaction tx = context.tx();
    LedgerRules rules = context.rules();
    LedgerEntry escrow =
        context.view().read(Keylets.escrow(tx.text("Owner"), tx.number("OfferSequence")));
    if (escrow == null) {
      return TEC_NO_TARGET;
    }
    if (escrow.has("FinishAfter") && !rules.isAfter(escrow.number("FinishAfter"))) {
      return TEC_NO_PERMISSION;
    }
    if (escrow.has("CancelAfter") && rules.isAfter(escrow.number("CancelAfter"))) {
      return TEC_NO_PERMISSION;
    }
    if (!isConditionMet(tx, escrow)) {
      return TEC_CRYPTOCONDITION_ERROR;
    }
    LedgerEntry destination = context.view().account(escrow.text("Destination"));
    if (destination == null) {
      return TEC_NO_DST;
    }
    if (!Accounts.mayDeposit(context.view(), destination, tx.account())) {
      return TEC_NO_PERMISSION;
    }
    EscrowRemoval.payTo(context.view(), escrow, escrow.text("Destination"));
    return TES_SUCCESS;
  }

  private static boolean isConditionMet(Transaction tx, LedgerEntry escrow) {
    if (tx.has("Condition") && !Conditions.fulfills(tx.text("Fulfillment"), tx.text("Condition"))) {
      return false;
    }
    return escrow.has("Condition") == tx.has("Condition")
        && escrow.text("Condition").equalsIgnoreCase(tx.text("Condition"));
  }
}
