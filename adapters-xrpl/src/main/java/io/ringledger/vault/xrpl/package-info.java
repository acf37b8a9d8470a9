/** The vault on the XRP Ledger: signing, sending and following what settles batches. */
@NullMarked
package io.ringledger.vault.xrpl;

import org.jspecify.annotations.NullMarked;
