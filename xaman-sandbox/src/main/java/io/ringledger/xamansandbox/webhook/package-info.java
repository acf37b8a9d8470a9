/** Webhooks: how the platform tells an application that a payload was resolved. */
@NullMarked
package io.ringledger.xamansandbox.webhook;

import org.jspecify.annotations.NullMarked;
