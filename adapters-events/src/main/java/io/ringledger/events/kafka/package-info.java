/** The log of events, published to Kafka. */
@NullMarked
package io.ringledger.events.kafka;

import org.jspecify.annotations.NullMarked;
