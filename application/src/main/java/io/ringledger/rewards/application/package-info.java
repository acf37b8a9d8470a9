/** Rewards: from the promotion's events to points, and what admins do with policies and sources. */
@NullMarked
package io.ringledger.rewards.application;

import org.jspecify.annotations.NullMarked;
