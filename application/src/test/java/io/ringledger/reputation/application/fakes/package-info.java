/** Stand-ins in memory for what the standing of accounts needs from the outside. */
@NullMarked
package io.ringledger.reputation.application.fakes;

import org.jspecify.annotations.NullMarked;
