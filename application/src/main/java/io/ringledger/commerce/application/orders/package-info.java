/** Carts, checkout, and what is done about orders. */
@NullMarked
package io.ringledger.commerce.application.orders;

import org.jspecify.annotations.NullMarked;
