/** The vault in memory, for tests. */
@NullMarked
package io.ringledger.vault.application.fakes;

import org.jspecify.annotations.NullMarked;
