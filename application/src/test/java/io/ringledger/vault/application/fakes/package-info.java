/** Stands for what is outside of the vault, by hand. */
@NullMarked
package io.ringledger.vault.application.fakes;

import org.jspecify.annotations.NullMarked;
