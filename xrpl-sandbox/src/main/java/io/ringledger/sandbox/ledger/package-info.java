/** The chain of ledgers: one is open, those before are closed, each is written to a journal. */
@NullMarked
package io.ringledger.sandbox.ledger;

import org.jspecify.annotations.NullMarked;
