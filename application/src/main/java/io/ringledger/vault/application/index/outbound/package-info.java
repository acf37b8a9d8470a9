/** What the index of the vault needs from outside. */
@NullMarked
package io.ringledger.vault.application.index.outbound;

import org.jspecify.annotations.NullMarked;
