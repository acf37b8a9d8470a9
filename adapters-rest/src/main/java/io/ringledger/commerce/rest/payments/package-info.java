/** What gateways report of payments, and what was made of it, over HTTP. */
@NullMarked
package io.ringledger.commerce.rest.payments;

import org.jspecify.annotations.NullMarked;
