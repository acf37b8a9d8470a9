/** A real PostgreSQL beside the application, from binaries that come as Maven artifacts. */
@NullMarked
package io.ringledger.local.postgres;

import org.jspecify.annotations.NullMarked;
