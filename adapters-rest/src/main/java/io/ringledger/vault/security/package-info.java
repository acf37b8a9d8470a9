/** Tokens of wallets, which are nobody's of the house. */
@NullMarked
package io.ringledger.vault.security;

import org.jspecify.annotations.NullMarked;
