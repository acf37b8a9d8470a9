/** What somebody's standing is made of: a score that follows from what was posted to an account. */
@NullMarked
package io.ringledger.reputation.domain;

import org.jspecify.annotations.NullMarked;
