/** Batches over HTTP: what they say, the proofs, and a run at an operator's word. */
@NullMarked
package io.ringledger.vault.rest.batches;

import org.jspecify.annotations.NullMarked;
