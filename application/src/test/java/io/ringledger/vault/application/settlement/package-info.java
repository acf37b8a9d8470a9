/** Tests of settlement against fakes. */
@NullMarked
package io.ringledger.vault.application.settlement;

import org.jspecify.annotations.NullMarked;
