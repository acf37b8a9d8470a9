/** The tokens by which wallets are known again. */
@NullMarked
package io.ringledger.vault.security;

import org.jspecify.annotations.NullMarked;
