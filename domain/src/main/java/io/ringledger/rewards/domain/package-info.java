/** Events of the promotion become points: what is refused, and what every part of it names. */
@NullMarked
package io.ringledger.rewards.domain;

import org.jspecify.annotations.NullMarked;
