/** Who outside is told of which events, and what becomes of each telling. */
@NullMarked
package io.ringledger.events.domain;

import org.jspecify.annotations.NullMarked;
