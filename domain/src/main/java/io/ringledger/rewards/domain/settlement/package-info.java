/** The way of one source event from its arrival to its points, and what ends it. */
@NullMarked
package io.ringledger.rewards.domain.settlement;

import org.jspecify.annotations.NullMarked;
