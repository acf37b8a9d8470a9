/** Netting the slow and obvious way, what must hold of it, and cases to try both with. */
@NullMarked
package io.ringledger.vault.domain.netting.check;

import org.jspecify.annotations.NullMarked;
