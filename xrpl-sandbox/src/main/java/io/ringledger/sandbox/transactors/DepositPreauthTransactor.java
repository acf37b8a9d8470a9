package io.ringledger.sandbox.transactors;

import static io.ringledger.sandbox.codec.ResultCode.*;

import io.ringledger.sandbox.codec.Keylets;
import io.ringledger.sandbox.codec.ResultCode;
import io.ringledger.sandbox.codec.Transaction;
import io.ringledger.sandbox.state.Accounts;
import io.ringledger.sandbox.state.ApplyView;
import io.ringledger.sandbox.state.LedgerEntry;
import io.ringledger.sandbox.state.OwnerDirectories;
import io.ringledger.sandbox.state.ReadView;
import java.util.Objects;

/** Lets another account deposit, or takes that leave back. */
final class DepositPreauthTransactor implements Transactor {
  private static final String NO_ACCOUNT = "rrrrrrrrrrrrrrrrrrrrrhoLvTp";

  @Override
  public ResultCode preflight(Transaction tx) {
    if (tx.has("Authorize") == tx.has("Unauthorize")) {
      return TEM_MALFORMED;
    }
    String target = tx.text(tx.has("Authorize") ? "Authorize" : "Unauthorize");
    if (target.equals(NO_ACCOUNT)) {
      return TEM_INVALID_ACCOUNT_ID;
    }
    boolean self = tx.has("Authorize") && target.equals(tx.account());
    return self ? TEM_CANNOT_PREAUTH_SELF : TES_SUCCESS;
  }

  @Override
  public ResultCode preclaim(Transaction tx, ReadView view, LedgerRules rules) {
    if (tx.has("Authorize")) {
      if (view.account(tx.text("Authorize")) == null) {
        return TEC_NO_TARGET;
      }
      boolean known = view.exists(Keylets.depositPreauth(tx.account(), tx.text("Authorize")));
      return known ? TEC_DUPLICATE : TES_SUCCESS;
    }
    boolean known = view.exists(Keylets.depositPreauth(tx.account(), tx.text("Unauthorize")));
    return known ? TES_SUCCESS : TEC_NO_ENTRY;
  }

  @Override
  public ResultCode apply(ApplyContext context) {
    Transaction tx = context.tx();
    LedgerEntry account = context.sender();
    if (tx.has("Unauthorize")) {
      String id = Keylets.depositPreauth(tx.account(), tx.text("Unauthorize"));
      remove(context.view(), tx.account(), id);
      return TES_SUCCESS;
    }
    if (context.priorBalance() < context.reserve(account.number("OwnerCount") + 1)) {
      return TEC_INSUFFICIENT_RESERVE;
    }
    String id = Keylets.depositPreauth(tx.account(), tx.text("Authorize"));
    LedgerEntry preauth = LedgerEntry.create(id, "DepositPreauth");
    preauth.set("Account", tx.account());
    preauth.set("Authorize", tx.text("Authorize"));
    preauth.setUint64("OwnerNode", OwnerDirectories.add(context.view(), tx.account(), id));
    context.view().insert(preauth);
    Accounts.adjustOwnerCount(account, 1);
    return TES_SUCCESS;
  }

  static void remove(ApplyView view, String owner, String id) {
    LedgerEntry preauth = Objects.requireNonNull(view.peek(id), id);
    OwnerDirectories.remove(view, owner, preauth.uint64("OwnerNode"), id, false);
    Accounts.adjustOwnerCount(Accounts.open(view, owner), -1);
    view.erase(preauth);
  }
}
