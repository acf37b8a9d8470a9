/** Following the ledger, what can be read of the vault, and whether the books agree. */
@NullMarked
package io.ringledger.vault.application.index;

import org.jspecify.annotations.NullMarked;
