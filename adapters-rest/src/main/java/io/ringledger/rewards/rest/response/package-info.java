/** What answers about rewards say. */
@NullMarked
package io.ringledger.rewards.rest.response;

import org.jspecify.annotations.NullMarked;
