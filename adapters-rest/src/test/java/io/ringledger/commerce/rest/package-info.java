/** Tests of the shops over HTTP. */
@NullMarked
package io.ringledger.commerce.rest;

import org.jspecify.annotations.NullMarked;
