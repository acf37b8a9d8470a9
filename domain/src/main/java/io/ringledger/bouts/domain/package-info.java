/** A bout, its four purses held in XRPL escrows, and the rules by which they move. */
@NullMarked
package io.ringledger.bouts.domain;

import org.jspecify.annotations.NullMarked;
