package io.ringledger.sandbox.codec;

/**
 * The ids of ledger entries: SHA-512Half over a two-byte space key and what names the entry. The
 * space keys are the ledger's own (rippled, {@code LedgerNameSpace}).
 */
public final class Keylets {
  private Keylets() {}

  /**
   * Returns the id of its account root.
   *
   * @param address the account
   */
  public static String account(String address) {
    return id('a', Codec.accountId(address));
  }

  /**
   * Returns the id of the escrow.
   *
   * @param owner the account that made the escrow
   * @param sequence the sequence or ticket number of the transaction that made it
   */
  public static String escrow(String owner, long sequence) {
    return id('u', Codec.accountId(owner), Hashes.uint32(sequence));
  }

  /**
   * Returns the id of the payment channel.
   *
   * @param owner the account that made the channel and pays through it
   * @param destination the account that is paid
   * @param sequence the sequence or ticket number of the transaction that made it
   */
  public static String channel(String owner, String destination, long sequence) {
    return id('x', Codec.accountId(owner), Codec.accountId(destination), Hashes.uint32(sequence));
  }

  /**
   * Returns the id of the ticket.
   *
   * @param owner the account that holds the ticket
   * @param ticketSequence the ticket's number
   */
  public static String ticket(String owner, long ticketSequence) {
    return id('T', Codec.accountId(owner), Hashes.uint32(ticketSequence));
  }

  /**
   * Returns the id of the preauthorization.
   *
   * @param owner the account that lets another one deposit
   * @param authorized the account that may deposit
   */
  public static String depositPreauth(String owner, String authorized) {
    return id('p', Codec.accountId(owner), Codec.accountId(authorized));
  }

  /**
   * Returns the id of the first page of its owner directory.
   *
   * @param owner the account
   */
  public static String ownerDirectory(String owner) {
    return id('O', Codec.accountId(owner));
  }

  /**
   * Returns the id of that page.
   *
   * @param root the id of the directory's first page
   * @param page the page's number; 0 is the first page itself
   */
  public static String directoryPage(String root, long page) {
    return page == 0 ? root : id('d', Codec.bytes(root), Hashes.uint64(page));
  }

  private static String id(char space, byte[]... parts) {
    byte[][] all = new byte[parts.length + 1][];
    all[0] = new byte[] {0, (byte) space};
    System.arraycopy(parts, 0, all, 1, parts.length);
    return Codec.hex(Hashes.sha512Half(all));
  }
}
