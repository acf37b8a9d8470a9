/** Tests of the points ledger in PostgreSQL. */
@NullMarked
package io.ringledger.rewards.persistence.ledger;

import org.jspecify.annotations.NullMarked;
