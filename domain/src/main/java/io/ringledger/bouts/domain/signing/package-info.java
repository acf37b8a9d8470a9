/** What the promoter is asked to sign, what came of asking, and what became of what was signed. */
@NullMarked
package io.ringledger.bouts.domain.signing;

import org.jspecify.annotations.NullMarked;
