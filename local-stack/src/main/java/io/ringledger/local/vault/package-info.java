/**
 * The vault on the local stack: wallets that trade, batches that settle, and what must come of it.
 */
@NullMarked
package io.ringledger.local.vault;

import org.jspecify.annotations.NullMarked;
