/** Reward events, settlements, policies and event sources over HTTP. */
@NullMarked
package io.ringledger.rewards.rest;

import org.jspecify.annotations.NullMarked;
