/** Channels on the simulated ledger, and nodes that lie about them. */
@NullMarked
package io.ringledger.vault.xrpl.channels;

import org.jspecify.annotations.NullMarked;
