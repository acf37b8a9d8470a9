/** Signatures of wallets and session keys: Ed25519, secp256k1, and what Xaman signs. */
@NullMarked
package io.ringledger.vault.wallets;

import org.jspecify.annotations.NullMarked;
