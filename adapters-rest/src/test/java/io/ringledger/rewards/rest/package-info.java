/** Tests of rewards over HTTP. */
@NullMarked
package io.ringledger.rewards.rest;

import org.jspecify.annotations.NullMarked;
