/** Registering event sources, and telling by a service token who sends events. */
@NullMarked
package io.ringledger.rewards.application.sources;

import org.jspecify.annotations.NullMarked;
