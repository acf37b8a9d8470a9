/** How bouts behave over HTTP. */
@NullMarked
package io.ringledger.bouts.rest;

import org.jspecify.annotations.NullMarked;
