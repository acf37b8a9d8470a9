/** An editor that follows rules: no model, no chance, the same answer to the same text. */
@NullMarked
package io.ringledger.advisory.domain.rules;

import org.jspecify.annotations.NullMarked;
