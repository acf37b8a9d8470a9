/** What is published of a batch, for anyone to compute it again: its documents and their check. */
@NullMarked
package io.ringledger.vault.domain.publication;

import org.jspecify.annotations.NullMarked;
