/** What every implementation of a port of the bouts keeps to. */
@NullMarked
package io.ringledger.bouts.application.contract;

import org.jspecify.annotations.NullMarked;
