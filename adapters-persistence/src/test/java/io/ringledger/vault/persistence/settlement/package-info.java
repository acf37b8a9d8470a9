/** Settlement on PostgreSQL. */
@NullMarked
package io.ringledger.vault.persistence.settlement;

import org.jspecify.annotations.NullMarked;
