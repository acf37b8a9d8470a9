/** What the sites sell, and how they price it, in PostgreSQL. */
@NullMarked
package io.ringledger.commerce.persistence.catalog;

import org.jspecify.annotations.NullMarked;
