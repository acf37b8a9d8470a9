/** What rewards need from outside. */
@NullMarked
package io.ringledger.rewards.application.outbound;

import org.jspecify.annotations.NullMarked;
