/** What the use cases of events need from outside. */
@NullMarked
package io.ringledger.events.application.outbound;

import org.jspecify.annotations.NullMarked;
