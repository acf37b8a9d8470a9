/** Reward settlement on a real PostgreSQL. */
@NullMarked
package io.ringledger.rewards.persistence.settlement;

import org.jspecify.annotations.NullMarked;
