/** What the ledger says of the authority's account, and whether our books agree with it. */
@NullMarked
package io.ringledger.vault.domain.index;

import org.jspecify.annotations.NullMarked;
