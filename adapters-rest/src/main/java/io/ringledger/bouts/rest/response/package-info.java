/** What clients are told about bouts. */
@NullMarked
package io.ringledger.bouts.rest.response;

import org.jspecify.annotations.NullMarked;
