/** What an event is worth: versioned rules as data, and decisions that anybody can repeat. */
@NullMarked
package io.ringledger.rewards.domain.policy;

import org.jspecify.annotations.NullMarked;
