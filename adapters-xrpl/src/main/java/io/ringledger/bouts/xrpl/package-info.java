/** The ledger as bouts need it: what an escrow transaction really did. */
@NullMarked
package io.ringledger.bouts.xrpl;

import org.jspecify.annotations.NullMarked;
