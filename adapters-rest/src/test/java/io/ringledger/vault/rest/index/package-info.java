/** Tests of the vault's index over HTTP. */
@NullMarked
package io.ringledger.vault.rest.index;

import org.jspecify.annotations.NullMarked;
