/** What orders on the sites earn their buyers. */
@NullMarked
package io.ringledger.rewards.domain.orders;

import org.jspecify.annotations.NullMarked;
