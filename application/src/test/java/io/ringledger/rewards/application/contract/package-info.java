/**
 * What every implementation of a port of reward settlement keeps to, a fake as well as a real one.
 */
@NullMarked
package io.ringledger.rewards.application.contract;

import org.jspecify.annotations.NullMarked;
