/** Whether the ledger is what it was: everything that can be recomputed, recomputed. */
@NullMarked
package io.ringledger.rewards.persistence.verification;

import org.jspecify.annotations.NullMarked;
