/** What wallets in plays and campaigns want of each other, and how they hand it in. */
@NullMarked
package io.ringledger.local.vault.market;

import org.jspecify.annotations.NullMarked;
