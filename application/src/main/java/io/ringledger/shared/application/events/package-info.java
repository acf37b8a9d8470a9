/** Events by which contexts tell each other, and the outside, what happened. */
@NullMarked
package io.ringledger.shared.application.events;

import org.jspecify.annotations.NullMarked;
