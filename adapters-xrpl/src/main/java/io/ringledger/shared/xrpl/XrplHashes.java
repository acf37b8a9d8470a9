package io.ringledger.shared.xrpl;

import io.ringledger.shared.domain.XrplAddress;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.xrpl.xrpl4j.codec.addresses.AddressCodec;
import org.xrpl.xrpl4j.model.transactions.Address;

/**
 * Names of things on the ledger: SHA-512Half, the first 32 bytes of SHA-512, over a prefix for the
 * kind of thing and what it is about (XRPL documentation, "Basic data types: hashes").
 */
public final class XrplHashes {

  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final int TRANSACTION_PREFIX = 0x5458_4E00;
  private static final short ACCOUNT_SPACE = 0x0061;
  private static final short ESCROW_SPACE = 0x0075;
  private static final short CHANNEL_SPACE = 0x0078;
  private static final int ACCOUNT_ID_BYTES = 20;
  private static final int HALF = 32;

  private XrplHashes() {}

  /** The hash of a signed transaction in its binary form; 64 upper-case hexadecimal digits. */
  public static String transaction(byte[] blob) {
    return half(
        ByteBuffer.allocate(Integer.BYTES + blob.length).putInt(TRANSACTION_PREFIX).put(blob));
  }

  /**
   * The ledger index of an escrow.
   *
   * @param sequence sequence or ticket of the transaction that created it
   */
  public static String escrow(XrplAddress owner, long sequence) {
    return half(
        ByteBuffer.allocate(Short.BYTES + ACCOUNT_ID_BYTES + Integer.BYTES)
            .putShort(ESCROW_SPACE)
            .put(accountId(owner))
            .putInt((int) sequence));
  }

  /**
   * The ledger index of a payment channel, which is its id.
   *
   * @param sequence sequence or ticket of the transaction that created it
   */
  public static String paymentChannel(XrplAddress source, XrplAddress destination, long sequence) {
    return half(
        ByteBuffer.allocate(Short.BYTES + 2 * ACCOUNT_ID_BYTES + Integer.BYTES)
            .putShort(CHANNEL_SPACE)
            .put(accountId(source))
            .put(accountId(destination))
            .putInt((int) sequence));
  }

  /** The ledger index of the entry that holds an account's balance. */
  public static String accountRoot(XrplAddress account) {
    return half(
        ByteBuffer.allocate(Short.BYTES + ACCOUNT_ID_BYTES)
            .putShort(ACCOUNT_SPACE)
            .put(accountId(account)));
  }

  private static byte[] accountId(XrplAddress account) {
    return AddressCodec.getInstance().decodeAccountId(Address.of(account.value())).toByteArray();
  }

  private static String half(ByteBuffer content) {
    try {
      MessageDigest sha512 = MessageDigest.getInstance("SHA-512");
      sha512.update(content.flip());
      return HEX.formatHex(Arrays.copyOf(sha512.digest(), HALF));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-512", e);
    }
  }
}
