/** Tries contents, suggestions and the AI flag without anything outside. */
@NullMarked
package io.ringledger.advisory.domain;

import org.jspecify.annotations.NullMarked;
