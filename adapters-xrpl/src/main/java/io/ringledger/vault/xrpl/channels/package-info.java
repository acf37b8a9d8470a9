/** Payment channels that fund sessions, and which keys sign for accounts, on the XRP Ledger. */
@NullMarked
package io.ringledger.vault.xrpl.channels;

import org.jspecify.annotations.NullMarked;
