/** Sign-in and session keys over HTTP. */
@NullMarked
package io.ringledger.vault.rest.sessions;

import org.jspecify.annotations.NullMarked;
