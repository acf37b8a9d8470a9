/** The market of the vault over HTTP, under test. */
@NullMarked
package io.ringledger.vault.rest.market;

import org.jspecify.annotations.NullMarked;
