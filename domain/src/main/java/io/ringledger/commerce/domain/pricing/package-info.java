/** What goods cost where they go: discounts, shipping, tax, all of it exact. */
@NullMarked
package io.ringledger.commerce.domain.pricing;

import org.jspecify.annotations.NullMarked;
