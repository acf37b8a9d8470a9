/** Documents that the vault publishes, each named by the hash of its bytes. */
@NullMarked
package io.ringledger.vault.domain.content;

import org.jspecify.annotations.NullMarked;
