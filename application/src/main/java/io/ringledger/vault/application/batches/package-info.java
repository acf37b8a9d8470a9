/** Cuts batches, and shows them with proofs of what they say. */
@NullMarked
package io.ringledger.vault.application.batches;

import org.jspecify.annotations.NullMarked;
