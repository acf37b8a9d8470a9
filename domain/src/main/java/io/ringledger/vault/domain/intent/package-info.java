/** What session keys and the server sign, byte by byte: see docs/vault-encodings.md. */
@NullMarked
package io.ringledger.vault.domain.intent;

import org.jspecify.annotations.NullMarked;
