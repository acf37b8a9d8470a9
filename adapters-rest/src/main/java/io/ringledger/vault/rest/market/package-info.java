/** Items, listings and intents over HTTP. */
@NullMarked
package io.ringledger.vault.rest.market;

import org.jspecify.annotations.NullMarked;
