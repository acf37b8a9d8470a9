/**
 * The vault in bad weather: two replicas that are killed, a ledger that misbehaves, wallets that
 * run away with their channels, and what must hold all the same.
 */
@NullMarked
package io.ringledger.local.vault.chaos;

import org.jspecify.annotations.NullMarked;
