/** Stand-ins in memory for what reward settlement needs from the outside. */
@NullMarked
package io.ringledger.rewards.application.fakes;

import org.jspecify.annotations.NullMarked;
