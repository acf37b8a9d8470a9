/**
 * Orders, from a cart to a paid, and perhaps refunded, purchase, and the payments that move them.
 */
@NullMarked
package io.ringledger.commerce.domain.order;

import org.jspecify.annotations.NullMarked;
