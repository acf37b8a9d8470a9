/** Orders on PostgreSQL, and what it refuses to hold of them. */
@NullMarked
package io.ringledger.commerce.persistence.orders;

import org.jspecify.annotations.NullMarked;
