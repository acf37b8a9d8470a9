/** Tests of event sources and service tokens. */
@NullMarked
package io.ringledger.rewards.application.sources;

import org.jspecify.annotations.NullMarked;
