/** Subscribers to events over HTTP, for admins. */
@NullMarked
package io.ringledger.events.rest;

import org.jspecify.annotations.NullMarked;
