/** The machine-readable description of the API and the page of failure codes. */
@NullMarked
package io.ringledger.shared.rest.openapi;

import org.jspecify.annotations.NullMarked;
