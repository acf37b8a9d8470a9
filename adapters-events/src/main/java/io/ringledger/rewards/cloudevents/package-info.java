/** Source events as CloudEvents in structured JSON, and the schemas they are held against. */
@NullMarked
package io.ringledger.rewards.cloudevents;

import org.jspecify.annotations.NullMarked;
