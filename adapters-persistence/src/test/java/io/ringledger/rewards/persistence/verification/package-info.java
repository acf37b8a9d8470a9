/** Ledgers that are verified, intact and otherwise. */
@NullMarked
package io.ringledger.rewards.persistence.verification;

import org.jspecify.annotations.NullMarked;
