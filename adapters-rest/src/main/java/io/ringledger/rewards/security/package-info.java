/** Tells who sends reward events by the service token of the request. */
@NullMarked
package io.ringledger.rewards.security;

import org.jspecify.annotations.NullMarked;
