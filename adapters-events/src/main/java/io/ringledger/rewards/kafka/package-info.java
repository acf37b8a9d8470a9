/** Source events that come in through Kafka. */
@NullMarked
package io.ringledger.rewards.kafka;

import org.jspecify.annotations.NullMarked;
