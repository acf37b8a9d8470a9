/** What the tests of several modules share. */
@NullMarked
package io.ringledger.shared.testing;

import org.jspecify.annotations.NullMarked;
