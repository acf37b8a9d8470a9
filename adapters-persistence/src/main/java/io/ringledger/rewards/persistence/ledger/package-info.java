/** The points ledger in PostgreSQL: accounts, entries, and what is read off them. */
@NullMarked
package io.ringledger.rewards.persistence.ledger;

import org.jspecify.annotations.NullMarked;
