/** The standing of accounts in PostgreSQL. */
@NullMarked
package io.ringledger.reputation.persistence;

import org.jspecify.annotations.NullMarked;
