/** Tests of the vault's index on PostgreSQL. */
@NullMarked
package io.ringledger.vault.persistence.index;

import org.jspecify.annotations.NullMarked;
