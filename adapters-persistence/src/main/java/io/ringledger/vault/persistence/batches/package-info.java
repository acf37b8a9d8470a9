/** The chain of batches in PostgreSQL, and the job that cuts them. */
@NullMarked
package io.ringledger.vault.persistence.batches;

import org.jspecify.annotations.NullMarked;
