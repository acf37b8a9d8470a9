/**
 * The serialized form: bytes, hashes, signatures, conditions, and the identifiers derived from
 * them.
 *
 * <p>Nothing here knows of a ledger's state.
 */
@NullMarked
package io.ringledger.sandbox.codec;

import org.jspecify.annotations.NullMarked;
