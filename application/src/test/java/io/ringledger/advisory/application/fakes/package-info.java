/** Stand-ins in memory for what advisory needs from the outside. */
@NullMarked
package io.ringledger.advisory.application.fakes;

import org.jspecify.annotations.NullMarked;
