/** What admins are answered about subscribers. */
@NullMarked
package io.ringledger.events.rest.response;

import org.jspecify.annotations.NullMarked;
