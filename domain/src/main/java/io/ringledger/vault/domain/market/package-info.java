/** What is traded and who offers it. */
@NullMarked
package io.ringledger.vault.domain.market;

import org.jspecify.annotations.NullMarked;
