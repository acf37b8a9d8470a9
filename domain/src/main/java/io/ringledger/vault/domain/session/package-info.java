/** Sessions: a key that acts for a wallet within limits, and the payment channel that funds it. */
@NullMarked
package io.ringledger.vault.domain.session;

import org.jspecify.annotations.NullMarked;
