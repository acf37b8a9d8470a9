/** Tries contents, suggestions and the AI flag from outside. */
@NullMarked
package io.ringledger.advisory.rest;

import org.jspecify.annotations.NullMarked;
