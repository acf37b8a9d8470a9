/** What admins ask for about subscribers. */
@NullMarked
package io.ringledger.events.rest.request;

import org.jspecify.annotations.NullMarked;
