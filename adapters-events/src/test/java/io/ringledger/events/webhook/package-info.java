/** Tries what is sent to subscribers on a real server. */
@NullMarked
package io.ringledger.events.webhook;

import org.jspecify.annotations.NullMarked;
