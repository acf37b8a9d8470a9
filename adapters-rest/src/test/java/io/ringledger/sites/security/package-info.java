/** The tokens by which visitors are known again. */
@NullMarked
package io.ringledger.sites.security;

import org.jspecify.annotations.NullMarked;
