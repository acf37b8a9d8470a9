/** How source events are taken in, and how settlements get from step to step. */
@NullMarked
package io.ringledger.rewards.application.settlement;

import org.jspecify.annotations.NullMarked;
