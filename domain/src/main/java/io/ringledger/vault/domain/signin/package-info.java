/**
 * Messages that wallets sign to sign in and to grant session keys: their text, and its judgement.
 */
@NullMarked
package io.ringledger.vault.domain.signin;

import org.jspecify.annotations.NullMarked;
