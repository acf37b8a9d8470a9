/** What the vault needs from outside. */
@NullMarked
package io.ringledger.vault.application.outbound;

import org.jspecify.annotations.NullMarked;
