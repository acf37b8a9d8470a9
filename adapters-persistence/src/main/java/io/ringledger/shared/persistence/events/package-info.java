/** The outbox, the log of all events and how far its readers have got, in PostgreSQL. */
@NullMarked
package io.ringledger.shared.persistence.events;

import org.jspecify.annotations.NullMarked;
