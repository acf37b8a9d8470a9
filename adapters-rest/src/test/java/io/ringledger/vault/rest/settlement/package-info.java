/** The routes of settlement, under test. */
@NullMarked
package io.ringledger.vault.rest.settlement;

import org.jspecify.annotations.NullMarked;
