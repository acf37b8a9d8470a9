/** Contents, suggestions and AI flags in PostgreSQL. */
@NullMarked
package io.ringledger.advisory.persistence;

import org.jspecify.annotations.NullMarked;
