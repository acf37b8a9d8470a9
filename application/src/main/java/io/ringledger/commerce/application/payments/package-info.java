/** What gateways say and do about payments, and following it to its end. */
@NullMarked
package io.ringledger.commerce.application.payments;

import org.jspecify.annotations.NullMarked;
