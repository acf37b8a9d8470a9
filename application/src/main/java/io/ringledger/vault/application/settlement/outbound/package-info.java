/** What settlement needs from outside. */
@NullMarked
package io.ringledger.vault.application.settlement.outbound;

import org.jspecify.annotations.NullMarked;
