/** What orders on the sites earn: the mapping of each site, and who makes reward events by it. */
@NullMarked
package io.ringledger.rewards.application.orders;

import org.jspecify.annotations.NullMarked;
