/** Accounts and entries of the points ledger, and the events that tell of them. */
@NullMarked
package io.ringledger.rewards.application.ledger;

import org.jspecify.annotations.NullMarked;
