/** Providers that are never asked and report in the form of Standard Webhooks. */
@NullMarked
package io.ringledger.commerce.standardwebhooks;

import org.jspecify.annotations.NullMarked;
