/** Tries contents, suggestions and AI flags on a real PostgreSQL, also with the wrong rights. */
@NullMarked
package io.ringledger.advisory.persistence;

import org.jspecify.annotations.NullMarked;
