/** What every adapter of a port keeps to. */
@NullMarked
package io.ringledger.events.application.contract;

import org.jspecify.annotations.NullMarked;
