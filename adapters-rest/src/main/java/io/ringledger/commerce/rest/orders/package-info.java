/** Carts and orders over HTTP. */
@NullMarked
package io.ringledger.commerce.rest.orders;

import org.jspecify.annotations.NullMarked;
