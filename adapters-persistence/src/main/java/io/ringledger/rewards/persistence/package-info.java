/** Rewards in PostgreSQL. */
@NullMarked
package io.ringledger.rewards.persistence;

import org.jspecify.annotations.NullMarked;
