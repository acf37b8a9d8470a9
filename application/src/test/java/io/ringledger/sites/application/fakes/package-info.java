/** Ports of sites, played by hand. */
@NullMarked
package io.ringledger.sites.application.fakes;

import org.jspecify.annotations.NullMarked;
