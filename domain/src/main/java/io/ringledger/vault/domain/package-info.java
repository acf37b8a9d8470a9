/** The vault: wallets, items and trade intents; what is refused, and the names of things. */
@NullMarked
package io.ringledger.vault.domain;

import org.jspecify.annotations.NullMarked;
