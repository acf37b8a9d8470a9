/** What the orders of each site earn, over HTTP. */
@NullMarked
package io.ringledger.rewards.rest.orders;

import org.jspecify.annotations.NullMarked;
