/** What every store of standings keeps to, in memory or not. */
@NullMarked
package io.ringledger.reputation.application.contract;

import org.jspecify.annotations.NullMarked;
