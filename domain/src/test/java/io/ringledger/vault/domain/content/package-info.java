/** Names of published documents, held against those of other implementations. */
@NullMarked
package io.ringledger.vault.domain.content;

import org.jspecify.annotations.NullMarked;
