package io.ringledger.vault.domain;

import io.ringledger.shared.domain.XrplAddress;
import java.util.Optional;

/**
 * Who owns items and cash: an XRPL classic address, or a Solana address (base58 of a 32-byte key).
 * No text is both: what begins with {@code r} and has at most 35 digits is too short for 32 bytes.
 */
public record WalletAddress(String value) implements Comparable<WalletAddress> {

  /** No address is longer. */
  public static final int MAX_LENGTH = 44;

  private static final int SOLANA_KEY_LENGTH = 32;

  public WalletAddress {
    if (chainOf(value).isEmpty()) {
      throw new IllegalArgumentException("neither an XRPL classic address nor a Solana address");
    }
  }

  /** Returns the wallet, empty where the text is no address. */
  public static Optional<WalletAddress> parse(String text) {
    return chainOf(text).isPresent() ? Optional.of(new WalletAddress(text)) : Optional.empty();
  }

  private static Optional<WalletChain> chainOf(String text) {
    if (XrplAddress.parse(text).isPresent()) {
      return Optional.of(WalletChain.XRPL);
    }
    boolean isSolana =
        text.length() <= MAX_LENGTH
            && Base58.decode(text).filter(key -> key.length == SOLANA_KEY_LENGTH).isPresent();
    return isSolana ? Optional.of(WalletChain.SOLANA) : Optional.empty();
  }

  /** Returns the ledger it belongs to. */
  public WalletChain chain() {
    return chainOf(value).orElseThrow();
  }

  /** Returns it as an XRPL account, empty for wallets of other ledgers. */
  public Optional<XrplAddress> xrpl() {
    return XrplAddress.parse(value);
  }

  @Override
  public int compareTo(WalletAddress other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
