/** How people register and log in over HTTP. */
@NullMarked
package io.ringledger.identity.rest;

import org.jspecify.annotations.NullMarked;
