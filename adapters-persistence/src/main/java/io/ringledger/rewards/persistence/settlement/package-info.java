/** Reward settlements, policies and decisions in PostgreSQL, and the jobs that work on them. */
@NullMarked
package io.ringledger.rewards.persistence.settlement;

import org.jspecify.annotations.NullMarked;
