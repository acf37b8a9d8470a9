/**
 * Merkle trees as RFC 6962 defines them: one hash for many leaves, and proofs that a leaf is in.
 */
@NullMarked
package io.ringledger.vault.domain.merkle;

import org.jspecify.annotations.NullMarked;
