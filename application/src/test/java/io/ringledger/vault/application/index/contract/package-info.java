/** What every store of the vault's index does. */
@NullMarked
package io.ringledger.vault.application.index.contract;

import org.jspecify.annotations.NullMarked;
