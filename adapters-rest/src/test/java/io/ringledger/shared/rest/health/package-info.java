/** Tests of the probes. */
@NullMarked
package io.ringledger.shared.rest.health;

import org.jspecify.annotations.NullMarked;
