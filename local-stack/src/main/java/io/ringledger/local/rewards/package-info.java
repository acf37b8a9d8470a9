/** A day of reward events, played through the public API by the systems that would send them. */
@NullMarked
package io.ringledger.local.rewards;

import org.jspecify.annotations.NullMarked;
