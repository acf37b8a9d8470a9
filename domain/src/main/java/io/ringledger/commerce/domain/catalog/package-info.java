/** What a site sells, and how much of it there is. */
@NullMarked
package io.ringledger.commerce.domain.catalog;

import org.jspecify.annotations.NullMarked;
