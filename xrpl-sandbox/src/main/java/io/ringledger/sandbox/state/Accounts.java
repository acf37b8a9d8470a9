package io.ringledger.sandbox.state;

import io.ringledger.sandbox.codec.Keylets;
import java.util.Objects;

/** Account roots: their flags and what is done to them everywhere. */
public final class Accounts {
  /** {@code lsfRequireDestTag}: transfers to it need a destination tag. */
  public static final long REQUIRE_DESTINATION_TAG = 0x0002_0000L;

  /** {@code lsfDepositAuth}: only those it authorized may bring it money. */
  public static final long DEPOSIT_AUTH = 0x0100_0000L;

  /** {@code lsfDisallowIncomingPayChan}: nobody may make a payment channel to it. */
  public static final long DISALLOW_INCOMING_CHANNELS = 0x1000_0000L;

  /** {@code lsfDisableMaster}: the master key may not sign. */
  public static final long DISABLE_MASTER = 0x0010_0000L;

  private Accounts() {}

  /**
   * Makes a new account root, without inserting it.
   *
   * @param address the account's address
   * @param sequence its first sequence number
   * @param drops its first balance
   * @return the entry
   */
  public static LedgerEntry create(String address, long sequence, long drops) {
    LedgerEntry root = LedgerEntry.create(Keylets.account(address), "AccountRoot");
    root.set("Account", address);
    root.setDrops("Balance", drops);
    root.set("OwnerCount", 0L);
    root.set("Sequence", sequence);
    return root;
  }

  /**
   * Returns its root, free to be changed.
   *
   * @param view the state to change
   * @param address an account that is known to exist
   */
  public static LedgerEntry open(ApplyView view, String address) {
    return Objects.requireNonNull(view.peek(Keylets.account(address)), address);
  }

  /**
   * Changes how many objects an account owns.
   *
   * @param root an account root
   * @param change how many objects it owns more, or less if negative
   */
  public static void adjustOwnerCount(LedgerEntry root, long change) {
    root.set("OwnerCount", Math.max(0, root.number("OwnerCount") + change));
  }

  /**
   * Changes an account's balance.
   *
   * @param root an account root
   * @param drops how much to add to its balance, or take from it if negative
   */
  public static void adjustBalance(LedgerEntry root, long drops) {
    root.setDrops("Balance", Math.addExact(root.drops("Balance"), drops));
  }

  /**
   * Takes a ticket away, spent or not.
   *
   * @param view the state to change
   * @param owner the account that holds it
   * @param ticketId the id of a ticket that is known to exist
   */
  public static void removeTicket(ApplyView view, String owner, String ticketId) {
    LedgerEntry ticket = Objects.requireNonNull(view.peek(ticketId), ticketId);
    LedgerEntry root = open(view, owner);
    OwnerDirectories.remove(view, owner, ticket.uint64("OwnerNode"), ticketId, true);
    if (root.number("TicketCount") <= 1) {
      root.remove("TicketCount");
    } else {
      root.set("TicketCount", root.number("TicketCount") - 1);
    }
    adjustOwnerCount(root, -1);
    view.erase(ticket);
  }

  /**
   * Whether someone may bring money to an account: it does not ask for authorization, or it is the
   * sender's own, or the sender was authorized.
   *
   * @param view the state
   * @param destination the account root of the receiver
   * @param sender the address of who brings the money
   * @return whether the ledger lets it through
   */
  public static boolean mayDeposit(ReadView view, LedgerEntry destination, String sender) {
    String receiver = destination.text("Account");
    return !destination.isFlagSet(DEPOSIT_AUTH)
        || receiver.equals(sender)
        || view.exists(Keylets.depositPreauth(receiver, sender));
  }
}
