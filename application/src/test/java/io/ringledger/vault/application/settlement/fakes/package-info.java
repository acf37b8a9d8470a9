/** Stores in memory and a ledger that misbehaves on demand, for tests of settlement. */
@NullMarked
package io.ringledger.vault.application.settlement.fakes;

import org.jspecify.annotations.NullMarked;
