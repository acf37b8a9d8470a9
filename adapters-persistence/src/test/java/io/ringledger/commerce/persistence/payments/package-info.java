/** Payments on PostgreSQL, and who may write what of them. */
@NullMarked
package io.ringledger.commerce.persistence.payments;

import org.jspecify.annotations.NullMarked;
