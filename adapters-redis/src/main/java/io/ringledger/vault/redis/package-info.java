/** Counts of the vault in Redis. */
@NullMarked
package io.ringledger.vault.redis;

import org.jspecify.annotations.NullMarked;
