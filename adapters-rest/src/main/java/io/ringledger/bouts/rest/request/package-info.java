/** What clients send about bouts, and the bounds of each field. */
@NullMarked
package io.ringledger.bouts.rest.request;

import org.jspecify.annotations.NullMarked;
