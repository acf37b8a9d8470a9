/** The API described as a whole, for machines (OpenAPI) and people (failure codes). */
@NullMarked
package io.ringledger.api.rest;

import org.jspecify.annotations.NullMarked;
