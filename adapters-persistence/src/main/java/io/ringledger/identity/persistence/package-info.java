/** Accounts and login attempts in PostgreSQL; rows do not leave this package. */
@NullMarked
package io.ringledger.identity.persistence;

import org.jspecify.annotations.NullMarked;
