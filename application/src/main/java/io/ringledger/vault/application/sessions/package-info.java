/** Wallets that sign in, and the sessions they grant: session keys and the channels behind them. */
@NullMarked
package io.ringledger.vault.application.sessions;

import org.jspecify.annotations.NullMarked;
