/** Shops on the local stack: where their buyers' money is, and a day of them for all to see. */
@NullMarked
package io.ringledger.local.shop;

import org.jspecify.annotations.NullMarked;
