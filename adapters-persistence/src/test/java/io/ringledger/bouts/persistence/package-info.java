/** Tests of bouts on a real PostgreSQL. */
@NullMarked
package io.ringledger.bouts.persistence;

import org.jspecify.annotations.NullMarked;
