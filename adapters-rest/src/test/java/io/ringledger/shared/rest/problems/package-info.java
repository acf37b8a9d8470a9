/** What hostile bodies become. */
@NullMarked
package io.ringledger.shared.rest.problems;

import org.jspecify.annotations.NullMarked;
