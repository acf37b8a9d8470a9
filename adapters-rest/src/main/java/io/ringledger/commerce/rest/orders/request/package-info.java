/** What clients ask of carts and orders. */
@NullMarked
package io.ringledger.commerce.rest.orders.request;

import org.jspecify.annotations.NullMarked;
