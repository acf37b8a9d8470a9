/** Sessions of wallets, and the nonces they sign, in PostgreSQL. */
@NullMarked
package io.ringledger.vault.persistence.sessions;

import org.jspecify.annotations.NullMarked;
