/** What every store of the vault keeps to. */
@NullMarked
package io.ringledger.vault.application.contract;

import org.jspecify.annotations.NullMarked;
