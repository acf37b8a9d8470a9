/** Sites and their admins in PostgreSQL. */
@NullMarked
package io.ringledger.sites.persistence;

import org.jspecify.annotations.NullMarked;
