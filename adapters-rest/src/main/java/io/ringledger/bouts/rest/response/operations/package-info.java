/** What is answered to an admin who looks into a bout that does not move. */
@NullMarked
package io.ringledger.bouts.rest.response.operations;

import org.jspecify.annotations.NullMarked;
