/** The composition root: settings, wiring, and what is refused at start. */
@NullMarked
package io.ringledger.app;

import org.jspecify.annotations.NullMarked;
