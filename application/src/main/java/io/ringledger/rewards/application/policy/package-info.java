/** The policy documents: how they come in, and what another one would have decided. */
@NullMarked
package io.ringledger.rewards.application.policy;

import org.jspecify.annotations.NullMarked;
