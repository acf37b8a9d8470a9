/** Trouble on demand: which call or webhook meets what. */
@NullMarked
package io.ringledger.paymentsandbox.faults;

import org.jspecify.annotations.NullMarked;
