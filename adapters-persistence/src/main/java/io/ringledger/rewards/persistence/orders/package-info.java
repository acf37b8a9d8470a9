/** What the orders of each site earn, in PostgreSQL. */
@NullMarked
package io.ringledger.rewards.persistence.orders;

import org.jspecify.annotations.NullMarked;
