/** Verifies batches of the vault from what is published of them, and from nothing else. */
@NullMarked
package io.ringledger.local.batches;

import org.jspecify.annotations.NullMarked;
