/** Hearing of and reading what validated ledgers say of the authority's account. */
@NullMarked
package io.ringledger.vault.xrpl.listener;

import org.jspecify.annotations.NullMarked;
