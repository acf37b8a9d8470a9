/** The points ledger: accounts and the entries that move points between them. */
@NullMarked
package io.ringledger.rewards.domain.ledger;

import org.jspecify.annotations.NullMarked;
