/** Standings in a real PostgreSQL. */
@NullMarked
package io.ringledger.reputation.persistence;

import org.jspecify.annotations.NullMarked;
