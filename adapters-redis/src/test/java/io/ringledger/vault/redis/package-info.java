/** Counts in Redis, under test. */
@NullMarked
package io.ringledger.vault.redis;

import org.jspecify.annotations.NullMarked;
