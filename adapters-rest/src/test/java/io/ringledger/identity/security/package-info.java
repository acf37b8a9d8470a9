/** How passwords are kept and tokens are judged. */
@NullMarked
package io.ringledger.identity.security;

import org.jspecify.annotations.NullMarked;
