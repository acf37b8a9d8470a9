/** Intents, listings and items under test. */
@NullMarked
package io.ringledger.vault.application.intents;

import org.jspecify.annotations.NullMarked;
