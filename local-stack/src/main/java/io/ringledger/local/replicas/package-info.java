/**
 * Two replicas on one database that are killed while others use them, for all campaigns of that
 * kind.
 */
@NullMarked
package io.ringledger.local.replicas;

import org.jspecify.annotations.NullMarked;
