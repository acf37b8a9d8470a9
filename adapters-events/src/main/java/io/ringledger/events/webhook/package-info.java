/** The log of events, sent to subscribers over HTTP. */
@NullMarked
package io.ringledger.events.webhook;

import org.jspecify.annotations.NullMarked;
