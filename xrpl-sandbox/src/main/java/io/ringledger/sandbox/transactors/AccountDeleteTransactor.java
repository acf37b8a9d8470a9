package io.ringledger.sandbox.transactors;

import static io.ringledger.sandbox.codec.ResultCode.*;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringledger.sandbox.codec.ResultCode;
import io.ringledger.sandbox.codec.Transaction;
import io.ringledger.sandbox.state.Accounts;
import io.ringledger.sandbox.state.ApplyView;
import io.ringledger.sandbox.state.Fees;
import io.ringledger.sandbox.state.LedgerEntry;
import io.ringledger.sandbox.state.OwnerDirectories;
import io.ringledger.sandbox.state.ReadView;
import java.util.List;
import java.util.Objects;

/**
 * Takes an account out of the ledger and pays all it has to another (rippled, {@code
 * AccountDelete}). Tickets and preauthorizations go with it; anything else it owns, or is to
 * receive, holds it back.
 */
final class AccountDeleteTransactor implements Transactor {
  /** Younger accounts could meet old transactions of theirs again if they came back. */
  private static final long LEDGERS_BEHIND = 255;

  private static final int MOST_ENTRIES = 1000;

  @Override
  public long minimumFee(JsonNode fields, Fees fees) {
    return fees.reserveIncrement();
  }

  @Override
  public ResultCode preflight(Transaction tx) {
    return tx.account().equals(tx.text("Destination")) ? TEM_DST_IS_SRC : TES_SUCCESS;
  }

  @Override
  public ResultCode preclaim(Transaction tx, ReadView view, LedgerRules rules) {
    LedgerEntry destination = view.account(tx.text("Destination"));
    if (destination == null) {
      return TEC_NO_DST;
    }
    if (destination.isFlagSet(Accounts.REQUIRE_DESTINATION_TAG) && !tx.has("DestinationTag")) {
      return TEC_DST_TAG_NEEDED;
    }
    if (!Accounts.mayDeposit(view, destination, tx.account())) {
      return TEC_NO_PERMISSION;
    }
    LedgerEntry account = view.account(tx.account());
    if (account == null) {
      return TER_NO_ACCOUNT;
    }
    if (account.number("Sequence") + LEDGERS_BEHIND > rules.ledgerIndex()) {
      return TEC_TOO_SOON;
    }
    List<String> entries = OwnerDirectories.list(view, tx.account());
    if (!entries.stream().allMatch(id -> goesAlong(entry(view, id)))) {
      return TEC_HAS_OBLIGATIONS;
    }
    return entries.size() > MOST_ENTRIES ? TEF_TOO_BIG : TES_SUCCESS;
  }

  @Override
  public ResultCode apply(ApplyContext context) {
    ApplyView view = context.view();
    String address = context.tx().account();
    for (String id : OwnerDirectories.list(view, address)) {
      if (entry(view, id).type().equals("Ticket")) {
        Accounts.removeTicket(view, address, id);
      } else {
        DepositPreauthTransactor.remove(view, address, id);
      }
    }
    OwnerDirectories.eraseEmpty(view, address);
    LedgerEntry account = context.sender();
    long rest = account.drops("Balance");
    Accounts.adjustBalance(Accounts.open(view, context.tx().text("Destination")), rest);
    Accounts.adjustBalance(account, -rest);
    view.deliver(rest);
    view.erase(account);
    return TES_SUCCESS;
  }

  private static boolean goesAlong(LedgerEntry entry) {
    return entry.type().equals("Ticket") || entry.type().equals("DepositPreauth");
  }

  private static LedgerEntry entry(ReadView view, String id) {
    return Objects.requireNonNull(view.read(id), id);
  }
}
