/** What surrounds every request: its id, its log line, its limits, headers and strict JSON. */
@NullMarked
package io.ringledger.shared.rest.server;

import org.jspecify.annotations.NullMarked;
