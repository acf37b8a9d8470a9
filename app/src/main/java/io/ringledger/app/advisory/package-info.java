/** Puts advisory together: the use cases, and whoever makes the suggestions. */
@NullMarked
package io.ringledger.app.advisory;

import org.jspecify.annotations.NullMarked;
