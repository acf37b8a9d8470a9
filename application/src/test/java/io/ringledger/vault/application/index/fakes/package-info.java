/** Stand-ins in memory for what the index of the vault needs from outside. */
@NullMarked
package io.ringledger.vault.application.index.fakes;

import org.jspecify.annotations.NullMarked;
