/**
 * Orders and carts as rows of PostgreSQL, where an order is the one lock of all that happens to it.
 */
@NullMarked
package io.ringledger.commerce.persistence.orders;

import org.jspecify.annotations.NullMarked;
