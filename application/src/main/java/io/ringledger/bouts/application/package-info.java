/** What can be done with bouts, and what that needs from the outside. */
@NullMarked
package io.ringledger.bouts.application;

import org.jspecify.annotations.NullMarked;
