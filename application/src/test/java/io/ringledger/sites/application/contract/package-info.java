/** What every adapter of a port of sites keeps to. */
@NullMarked
package io.ringledger.sites.application.contract;

import org.jspecify.annotations.NullMarked;
