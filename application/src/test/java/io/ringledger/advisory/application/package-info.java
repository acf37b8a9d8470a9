/** Tries the use cases of advisory, and to get around each of their gates. */
@NullMarked
package io.ringledger.advisory.application;

import org.jspecify.annotations.NullMarked;
