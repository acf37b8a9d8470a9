/**
 * What a batch says for ever: its record, the hash that chains it to the one before, its proofs.
 */
@NullMarked
package io.ringledger.vault.domain.batch;

import org.jspecify.annotations.NullMarked;
