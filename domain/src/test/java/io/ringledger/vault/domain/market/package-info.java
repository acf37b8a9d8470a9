/** Listings and items under test. */
@NullMarked
package io.ringledger.vault.domain.market;

import org.jspecify.annotations.NullMarked;
