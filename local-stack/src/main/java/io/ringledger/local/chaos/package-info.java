/**
 * The crash campaign: clients that never give up, a system that is killed and cut off under them,
 * and checks from the outside that nothing acknowledged was lost and nothing happened twice.
 */
@NullMarked
package io.ringledger.local.chaos;

import org.jspecify.annotations.NullMarked;
