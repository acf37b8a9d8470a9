/** What requests about rewards say. */
@NullMarked
package io.ringledger.rewards.rest.request;

import org.jspecify.annotations.NullMarked;
