/** Webhooks: how the provider tells those who asked for it that something happened. */
@NullMarked
package io.ringledger.paymentsandbox.webhook;

import org.jspecify.annotations.NullMarked;
