/**
 * What must come of what was signed, worked out without the vault: whose each item is, what each
 * wallet gains or pays, and whether proofs hold.
 */
@NullMarked
package io.ringledger.local.vault.model;

import org.jspecify.annotations.NullMarked;
