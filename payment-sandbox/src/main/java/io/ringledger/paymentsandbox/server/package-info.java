/** How it is reached: the provider's API, the sandbox's controls and its pages on one port. */
@NullMarked
package io.ringledger.paymentsandbox.server;

import org.jspecify.annotations.NullMarked;
