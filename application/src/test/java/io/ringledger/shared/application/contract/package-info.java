/** What every implementation of a shared port keeps to, a fake as well as a real one. */
@NullMarked
package io.ringledger.shared.application.contract;

import org.jspecify.annotations.NullMarked;
