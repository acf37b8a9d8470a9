/** Who may send events: registered event sources and the tokens their senders carry. */
@NullMarked
package io.ringledger.rewards.domain.sources;

import org.jspecify.annotations.NullMarked;
