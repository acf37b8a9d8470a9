/** Published documents in PostgreSQL, and the way of each into the store for everybody. */
@NullMarked
package io.ringledger.vault.persistence.content;

import org.jspecify.annotations.NullMarked;
