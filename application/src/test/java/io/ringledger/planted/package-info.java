/** A room that neither domain nor application may know. */
@NullMarked
package io.ringledger.planted;

import org.jspecify.annotations.NullMarked;
