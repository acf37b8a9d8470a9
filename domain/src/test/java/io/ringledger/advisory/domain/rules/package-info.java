/** Tries the rules on texts good, bad and hostile. */
@NullMarked
package io.ringledger.advisory.domain.rules;

import org.jspecify.annotations.NullMarked;
