/** Items that are brought out, and listings of them. */
@NullMarked
package io.ringledger.vault.application.market;

import org.jspecify.annotations.NullMarked;
