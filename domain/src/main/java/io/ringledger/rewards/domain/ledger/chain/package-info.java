/**
 * What makes tampering with the ledger show: entries sealed into chains, and checkpoints of all
 * chains that are signed and kept elsewhere.
 */
@NullMarked
package io.ringledger.rewards.domain.ledger.chain;

import org.jspecify.annotations.NullMarked;
