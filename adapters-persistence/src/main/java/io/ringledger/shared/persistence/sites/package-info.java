/** Working for one site, and with fewer rights, as PostgreSQL enforces it. */
@NullMarked
package io.ringledger.shared.persistence.sites;

import org.jspecify.annotations.NullMarked;
