/** Stand-ins in memory for storage, ledger and wallet. */
@NullMarked
package io.ringledger.bouts.application.fakes;

import org.jspecify.annotations.NullMarked;
