/**
 * Attempts, events, refunds and failures of payments as rows, most of which only the payments role
 * may write.
 */
@NullMarked
package io.ringledger.commerce.persistence.payments;

import org.jspecify.annotations.NullMarked;
