/** Xaman, the wallet app in which a promoter signs: asking it, or standing in for it. */
@NullMarked
package io.ringledger.bouts.xaman;

import org.jspecify.annotations.NullMarked;
