package io.ringledger.sandbox.state;

import io.ringledger.sandbox.codec.Keylets;
import org.jspecify.annotations.Nullable;

/** A ledger's state to look at. What it answers must not be changed. */
@FunctionalInterface
public interface ReadView {
  /**
   * Returns the entry, or null if there is none.
   *
   * @param id an entry's id
   */
  @Nullable LedgerEntry read(String id);

  /**
   * Returns whether there is such an entry.
   *
   * @param id an entry's id
   */
  default boolean exists(String id) {
    return read(id) != null;
  }

  /**
   * Returns its account root, or null if the account does not exist.
   *
   * @param address an account's address
   */
  default @Nullable LedgerEntry account(String address) {
    return read(Keylets.account(address));
  }
}
