/** Settlement of batches, for operators. */
@NullMarked
package io.ringledger.vault.rest.settlement;

import org.jspecify.annotations.NullMarked;
