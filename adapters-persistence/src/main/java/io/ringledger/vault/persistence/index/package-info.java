/** What can be read of the ledger and of settled batches, in PostgreSQL. */
@NullMarked
package io.ringledger.vault.persistence.index;

import org.jspecify.annotations.NullMarked;
