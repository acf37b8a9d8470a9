/** Stand-ins in memory for the storage of shops, and a gateway that does as a test says. */
@NullMarked
package io.ringledger.commerce.application.fakes;

import org.jspecify.annotations.NullMarked;
