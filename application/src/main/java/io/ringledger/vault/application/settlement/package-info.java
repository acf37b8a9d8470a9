/** Settling batches on the ledger, step by step, and looking after what cannot be paid. */
@NullMarked
package io.ringledger.vault.application.settlement;

import org.jspecify.annotations.NullMarked;
