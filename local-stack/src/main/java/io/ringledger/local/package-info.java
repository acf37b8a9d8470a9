/** The command line behind {@code ./ringledger}, and the local stack it starts. Never deployed. */
@NullMarked
package io.ringledger.local;

import org.jspecify.annotations.NullMarked;
