/** What orchestrators and load balancers ask: does it live, may it have requests. */
@NullMarked
package io.ringledger.shared.rest.health;

import org.jspecify.annotations.NullMarked;
