package io.ringledger.sandbox.transactors;

import static io.ringledger.sandbox.codec.ResultCode.*;

import io.ringledger.sandbox.codec.ResultCode;
import io.ringledger.sandbox.codec.Transaction;
import io.ringledger.sandbox.state.Accounts;
import io.ringledger.sandbox.state.LedgerEntry;

/**
 * Gives an account a second key, or takes it back. Unlike rippled, the first such transaction is
 * not free.
 */
final class SetRegularKeyTransactor implements Transactor {
  @Override
  public ResultCode preflight(Transaction tx) {
    return tx.text("RegularKey").equals(tx.account()) ? TEM_BAD_REGKEY : TES_SUCCESS;
  }

  @Override
  public ResultCode apply(ApplyContext context) {
    LedgerEntry account = context.sender();
    if (context.tx().has("RegularKey")) {
      account.set("RegularKey", context.tx().text("RegularKey"));
      return TES_SUCCESS;
    }
    if (account.isFlagSet(Accounts.DISABLE_MASTER)) {
      return TEC_NO_ALTERNATIVE_KEY;
    }
    account.remove("RegularKey");
    return TES_SUCCESS;
  }
}
