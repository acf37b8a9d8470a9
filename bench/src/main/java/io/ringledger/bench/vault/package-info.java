/** How fast the vault nets, and how that grows. */
@NullMarked
package io.ringledger.bench.vault;

import org.jspecify.annotations.NullMarked;
