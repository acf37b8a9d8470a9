/** Tests of following the ledger and of comparing the books. */
@NullMarked
package io.ringledger.vault.application.index;

import org.jspecify.annotations.NullMarked;
