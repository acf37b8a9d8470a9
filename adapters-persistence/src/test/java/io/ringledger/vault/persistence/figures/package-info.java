/** Figures of the vault, counted on a real PostgreSQL. */
@NullMarked
package io.ringledger.vault.persistence.figures;

import org.jspecify.annotations.NullMarked;
