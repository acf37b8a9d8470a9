package io.ringledger.vault.application.outbound;

/**
 * The key of the settlement authority. It may be kept where nobody can read it, as long as it
 * signs; so it may also fail, and is never asked inside a unit of work.
 */
public interface SettlementKey extends SettlementAuthority {

  /** Returns the public key as the XRP Ledger writes it: 66 upper-case hexadecimal digits. */
  String publicKey();

  /**
   * Returns the signature as the XRP Ledger writes it, in upper-case hexadecimal digits.
   *
   * @param content what a transaction is signed over, before any hashing
   */
  String sign(byte[] content);
}
