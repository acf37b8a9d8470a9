/** The wallet app: keys, what it fills in before it signs, and the node it submits to. */
@NullMarked
package io.ringledger.xamansandbox.wallet;

import org.jspecify.annotations.NullMarked;
