/** What a site says, in versions that never change, and what is suggested about it. */
@NullMarked
package io.ringledger.advisory.domain;

import org.jspecify.annotations.NullMarked;
