/** Signed intents: accepting, following, taking back and expiring them. */
@NullMarked
package io.ringledger.vault.application.intents;

import org.jspecify.annotations.NullMarked;
