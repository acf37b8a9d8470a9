/** Passwords, access tokens, and whom a token stands for. */
@NullMarked
package io.ringledger.identity.security;

import org.jspecify.annotations.NullMarked;
