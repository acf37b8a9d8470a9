/** Sessions and nonces in a real PostgreSQL. */
@NullMarked
package io.ringledger.vault.persistence.sessions;

import org.jspecify.annotations.NullMarked;
