package io.ringledger.bouts.xrpl;

import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.xrpl.ServerState;
import java.util.Optional;

/**
 * Whether a balance is enough for several transactions, one after the other. The ledger asks of
 * each EscrowCreate that, its fee paid, the amount and the reserve are there, the new escrow
 * included (XRPL documentation, "Reserves"); so each may pass alone where together they do not.
 */
final class Funds {

  private final NodeSnapshot.Account account;
  private final ServerState state;
  private long spent;
  private long created;

  Funds(NodeSnapshot.Account account, ServerState state) {
    this.account = account;
    this.state = state;
  }

  /** Counts a transaction that only costs its fee; in words what is missing for it. */
  Optional<String> pay(Drops fee) {
    spent = Math.addExact(spent, fee.value());
    return missing(spent, "");
  }

  /** Counts an EscrowCreate; in words what is missing for it. */
  Optional<String> lock(Drops amount, Drops fee) {
    spent = Math.addExact(spent, Math.addExact(amount.value(), fee.value()));
    created++;
    long objects = account.ownerCount() + created;
    long reserve =
        Math.addExact(
            state.reserveBase().value(),
            Math.multiplyExact(state.reserveIncrement().value(), objects));
    return missing(
        Math.addExact(spent, reserve),
        ", the reserve of "
            + Xrp.words(reserve)
            + " for the account and "
            + objects
            + " objects included");
  }

  private Optional<String> missing(long need, String reserve) {
    return need <= account.balance()
        ? Optional.empty()
        : Optional.of(
            "The wallet holds "
                + Xrp.words(account.balance())
                + ". This and everything before it needs "
                + Xrp.words(need)
                + reserve
                + ". Missing: "
                + Xrp.words(need - account.balance())
                + ".");
  }
}
