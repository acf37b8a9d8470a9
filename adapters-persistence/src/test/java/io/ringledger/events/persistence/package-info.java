/** Tries subscriptions and deliveries on a real PostgreSQL. */
@NullMarked
package io.ringledger.events.persistence;

import org.jspecify.annotations.NullMarked;
