/** Stand-ins for what is outside, written by hand. */
@NullMarked
package io.ringledger.events.application.fakes;

import org.jspecify.annotations.NullMarked;
