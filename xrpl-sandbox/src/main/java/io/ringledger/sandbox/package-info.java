/**
 * A stand-in XRP Ledger node for development and tests: a simulator of a real node in stand-alone
 * mode, which foreign clients can talk to unchanged. It knows nothing of who uses it.
 */
@NullMarked
package io.ringledger.sandbox;

import org.jspecify.annotations.NullMarked;
