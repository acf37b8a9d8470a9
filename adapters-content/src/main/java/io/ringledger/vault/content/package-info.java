/** Stores of published documents outside of the database, and gateways to read them through. */
@NullMarked
package io.ringledger.vault.content;

import org.jspecify.annotations.NullMarked;
