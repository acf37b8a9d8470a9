/** The standing of accounts over HTTP. */
@NullMarked
package io.ringledger.reputation.rest;

import org.jspecify.annotations.NullMarked;
