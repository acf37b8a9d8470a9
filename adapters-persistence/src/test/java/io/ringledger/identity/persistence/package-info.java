/** Tests of accounts on a real PostgreSQL. */
@NullMarked
package io.ringledger.identity.persistence;

import org.jspecify.annotations.NullMarked;
