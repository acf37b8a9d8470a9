/** Tries the outbox and the log on a real PostgreSQL. */
@NullMarked
package io.ringledger.shared.persistence.events;

import org.jspecify.annotations.NullMarked;
