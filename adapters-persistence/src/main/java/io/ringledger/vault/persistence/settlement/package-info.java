/** Settlement of batches in PostgreSQL: legs, what was signed, and what moves with a batch. */
@NullMarked
package io.ringledger.vault.persistence.settlement;

import org.jspecify.annotations.NullMarked;
