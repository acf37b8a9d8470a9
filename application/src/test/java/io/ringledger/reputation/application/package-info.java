/** Tests of how the standing of accounts is kept and built again. */
@NullMarked
package io.ringledger.reputation.application;

import org.jspecify.annotations.NullMarked;
