/** How the vault stands, in figures to watch. */
@NullMarked
package io.ringledger.vault.persistence.figures;

import org.jspecify.annotations.NullMarked;
