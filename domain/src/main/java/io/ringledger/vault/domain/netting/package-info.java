/**
 * Netting: which intents of a batch are applied, who owns what afterwards, and who owes what. Pure
 * and exact; the same intents give the same result in whatever order they are handed in.
 */
@NullMarked
package io.ringledger.vault.domain.netting;

import org.jspecify.annotations.NullMarked;
