/** What a product and its stock can be and cannot. */
@NullMarked
package io.ringledger.commerce.domain.catalog;

import org.jspecify.annotations.NullMarked;
