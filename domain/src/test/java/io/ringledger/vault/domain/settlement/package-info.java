/** Legs and what comes next, under test. */
@NullMarked
package io.ringledger.vault.domain.settlement;

import org.jspecify.annotations.NullMarked;
