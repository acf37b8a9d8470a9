/** Stand-ins in memory for what every context needs from the outside. */
@NullMarked
package io.ringledger.shared.application.fakes;

import org.jspecify.annotations.NullMarked;
