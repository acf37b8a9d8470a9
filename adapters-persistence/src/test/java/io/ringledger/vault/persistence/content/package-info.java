/** Published documents on a real PostgreSQL. */
@NullMarked
package io.ringledger.vault.persistence.content;

import org.jspecify.annotations.NullMarked;
