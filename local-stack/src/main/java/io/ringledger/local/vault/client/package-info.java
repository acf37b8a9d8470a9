/**
 * What wallets and session keys do on their side of the vault: their own second writing of what is
 * signed, so that a mistake in the vault's does not agree with itself.
 */
@NullMarked
package io.ringledger.local.vault.client;

import org.jspecify.annotations.NullMarked;
