/** How JSON is read and written where it is a CloudEvent, whoever sends or gets it. */
@NullMarked
package io.ringledger.shared.cloudevents;

import org.jspecify.annotations.NullMarked;
