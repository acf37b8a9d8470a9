/**
 * XRPL nodes and what they say, for every context: asking them, the binary form, hashes, proofs.
 */
@NullMarked
package io.ringledger.shared.xrpl;

import org.jspecify.annotations.NullMarked;
