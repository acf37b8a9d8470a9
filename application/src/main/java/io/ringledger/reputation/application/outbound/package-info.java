/** What the standing of accounts is kept in. */
@NullMarked
package io.ringledger.reputation.application.outbound;

import org.jspecify.annotations.NullMarked;
