/** Bouts, their escrows and fighters' profiles over HTTP. */
@NullMarked
package io.ringledger.bouts.rest;

import org.jspecify.annotations.NullMarked;
