/** What the use cases of advisory need from the outside. */
@NullMarked
package io.ringledger.advisory.application.outbound;

import org.jspecify.annotations.NullMarked;
