/**
 * The ledger's entries: how they are read, changed in views that can be thrown away, kept for every
 * closed ledger, and told as transaction metadata.
 */
@NullMarked
package io.ringledger.sandbox.state;

import org.jspecify.annotations.NullMarked;
