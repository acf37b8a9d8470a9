/**
 * A stand-in for the part of Stripe's HTTP API that takes, cancels and refunds payments, for local
 * runs and tests. It knows nothing of RingLedger and could be anybody's.
 */
@NullMarked
package io.ringledger.paymentsandbox;

import org.jspecify.annotations.NullMarked;
