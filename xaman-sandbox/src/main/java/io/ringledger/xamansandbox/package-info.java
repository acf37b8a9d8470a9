/**
 * A stand-in for the Xaman platform and the wallet app behind it: start one, let a client of the
 * platform talk to it, and sign in it as a person would.
 */
@NullMarked
package io.ringledger.xamansandbox;

import org.jspecify.annotations.NullMarked;
