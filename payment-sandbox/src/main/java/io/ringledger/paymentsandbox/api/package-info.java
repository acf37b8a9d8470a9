/** The provider's HTTP API: forms in, JSON out, keys that make a repeat harmless. */
@NullMarked
package io.ringledger.paymentsandbox.api;

import org.jspecify.annotations.NullMarked;
