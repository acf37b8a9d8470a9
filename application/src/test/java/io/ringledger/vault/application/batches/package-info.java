/** Tests of cutting batches. */
@NullMarked
package io.ringledger.vault.application.batches;

import org.jspecify.annotations.NullMarked;
