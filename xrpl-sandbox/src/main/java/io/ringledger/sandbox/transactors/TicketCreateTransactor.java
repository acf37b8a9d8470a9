package io.ringledger.sandbox.transactors;

import static io.ringledger.sandbox.codec.ResultCode.*;

import io.ringledger.sandbox.codec.Keylets;
import io.ringledger.sandbox.codec.ResultCode;
import io.ringledger.sandbox.codec.Transaction;
import io.ringledger.sandbox.state.Accounts;
import io.ringledger.sandbox.state.LedgerEntry;
import io.ringledger.sandbox.state.OwnerDirectories;
import io.ringledger.sandbox.state.ReadView;

/** Sets sequence numbers aside, to be used in any order later. */
final class TicketCreateTransactor implements Transactor {
  private static final long MOST_TICKETS = 250;

  @Override
  public ResultCode preflight(Transaction tx) {
    long count = tx.number("TicketCount");
    return count < 1 || count > MOST_TICKETS ? TEM_INVALID_COUNT : TES_SUCCESS;
  }

  @Override
  public ResultCode preclaim(Transaction tx, ReadView view, LedgerRules rules) {
    LedgerEntry account = view.account(tx.account());
    long held = account == null ? 0 : account.number("TicketCount");
    long spent = tx.usesTicket() ? 1 : 0;
    return held + tx.number("TicketCount") - spent > MOST_TICKETS ? TEC_DIR_FULL : TES_SUCCESS;
  }

  @Override
  public ResultCode apply(ApplyContext context) {
    Transaction tx = context.tx();
    LedgerEntry account = context.sender();
    long count = tx.number("TicketCount");
    if (context.priorBalance() < context.reserve(account.number("OwnerCount") + count)) {
      return TEC_INSUFFICIENT_RESERVE;
    }
    long first = account.number("Sequence");
    for (long number = first; number < first + count; number++) {
      LedgerEntry ticket = LedgerEntry.create(Keylets.ticket(tx.account(), number), "Ticket");
      ticket.set("Account", tx.account());
      ticket.set("TicketSequence", number);
      ticket.setUint64(
          "OwnerNode", OwnerDirectories.add(context.view(), tx.account(), ticket.id()));
      context.view().insert(ticket);
    }
    account.set("TicketCount", account.number("TicketCount") + count);
    Accounts.adjustOwnerCount(account, count);
    account.set("Sequence", first + count);
    return TES_SUCCESS;
  }
}
