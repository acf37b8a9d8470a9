/** Stripe: asks it to charge and to give back, and reads what it reports. */
@NullMarked
package io.ringledger.commerce.stripe;

import org.jspecify.annotations.NullMarked;
