/** Tests of what standing is made of. */
@NullMarked
package io.ringledger.reputation.domain;

import org.jspecify.annotations.NullMarked;
