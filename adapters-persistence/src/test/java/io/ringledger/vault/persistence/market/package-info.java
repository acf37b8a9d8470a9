/** The market of the vault on PostgreSQL, under test. */
@NullMarked
package io.ringledger.vault.persistence.market;

import org.jspecify.annotations.NullMarked;
