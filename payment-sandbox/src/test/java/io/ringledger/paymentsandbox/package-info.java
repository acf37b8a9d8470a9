/** Tests that drive the sandbox as Stripe's own library does, and break it. */
@NullMarked
package io.ringledger.paymentsandbox;

import org.jspecify.annotations.NullMarked;
