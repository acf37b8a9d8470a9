/** What the use cases of the vault need from outside. */
@NullMarked
package io.ringledger.vault.application.outbound;

import org.jspecify.annotations.NullMarked;
