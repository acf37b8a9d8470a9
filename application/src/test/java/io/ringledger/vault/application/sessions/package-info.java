/** Wallets that sign in and the sessions they grant. */
@NullMarked
package io.ringledger.vault.application.sessions;

import org.jspecify.annotations.NullMarked;
