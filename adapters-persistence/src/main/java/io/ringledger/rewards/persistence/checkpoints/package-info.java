/** Signed checkpoints of the ledger as documents and files. */
@NullMarked
package io.ringledger.rewards.persistence.checkpoints;

import org.jspecify.annotations.NullMarked;
