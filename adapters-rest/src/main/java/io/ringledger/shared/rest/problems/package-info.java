/** Turns whatever goes wrong, also inside the framework, into one form of problem document. */
@NullMarked
package io.ringledger.shared.rest.problems;

import org.jspecify.annotations.NullMarked;
