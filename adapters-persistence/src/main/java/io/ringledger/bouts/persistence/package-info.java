/** Bouts, fighters and sealed preimages in PostgreSQL; rows do not leave this package. */
@NullMarked
package io.ringledger.bouts.persistence;

import org.jspecify.annotations.NullMarked;
