/** What stands for netting where its routes are only there. */
@NullMarked
package io.ringledger.vault.rest.batches;

import org.jspecify.annotations.NullMarked;
