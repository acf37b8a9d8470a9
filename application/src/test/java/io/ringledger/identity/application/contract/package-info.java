/** What every implementation of a port of the accounts keeps to. */
@NullMarked
package io.ringledger.identity.application.contract;

import org.jspecify.annotations.NullMarked;
