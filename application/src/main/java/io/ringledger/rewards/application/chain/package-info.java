/** Seals the ledger's entries after they were posted, and signs checkpoints of the seals. */
@NullMarked
package io.ringledger.rewards.application.chain;

import org.jspecify.annotations.NullMarked;
