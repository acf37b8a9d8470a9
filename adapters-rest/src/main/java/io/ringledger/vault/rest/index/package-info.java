/** What can be read of settled batches, and whether the books agree, over HTTP. */
@NullMarked
package io.ringledger.vault.rest.index;

import org.jspecify.annotations.NullMarked;
