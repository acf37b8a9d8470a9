/** Items, listings, intents and the funds of sessions, in sets of rows. */
@NullMarked
package io.ringledger.vault.persistence.market;

import org.jspecify.annotations.NullMarked;
