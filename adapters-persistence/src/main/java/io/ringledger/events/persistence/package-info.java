/** Subscriptions and deliveries in PostgreSQL, and the jobs that deliver. */
@NullMarked
package io.ringledger.events.persistence;

import org.jspecify.annotations.NullMarked;
