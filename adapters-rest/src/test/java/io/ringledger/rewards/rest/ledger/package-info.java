/** Tests of the points ledger over HTTP. */
@NullMarked
package io.ringledger.rewards.rest.ledger;

import org.jspecify.annotations.NullMarked;
