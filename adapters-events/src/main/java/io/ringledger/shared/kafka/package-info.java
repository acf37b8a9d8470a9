/** What everything that talks to Kafka needs. */
@NullMarked
package io.ringledger.shared.kafka;

import org.jspecify.annotations.NullMarked;
