/** Tests of the chain of batches in PostgreSQL. */
@NullMarked
package io.ringledger.vault.persistence.batches;

import org.jspecify.annotations.NullMarked;
