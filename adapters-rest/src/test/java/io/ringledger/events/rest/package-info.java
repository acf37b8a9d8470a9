/** Tries the routes about subscribers on use cases over stores in memory. */
@NullMarked
package io.ringledger.events.rest;

import org.jspecify.annotations.NullMarked;
