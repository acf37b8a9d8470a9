/** What the sites sell, and how they price it, over HTTP. */
@NullMarked
package io.ringledger.commerce.rest.catalog;

import org.jspecify.annotations.NullMarked;
