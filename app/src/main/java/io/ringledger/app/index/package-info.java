/** Hands the index of the vault what it needs, and listens to the ledger for it. */
@NullMarked
package io.ringledger.app.index;

import org.jspecify.annotations.NullMarked;
