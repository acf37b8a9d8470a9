/** Tries the use cases around subscribers on fakes. */
@NullMarked
package io.ringledger.events.application;

import org.jspecify.annotations.NullMarked;
