/** What the sites sell, and how they price it, as clients see it. */
@NullMarked
package io.ringledger.commerce.rest.catalog;

import org.jspecify.annotations.NullMarked;
