/** Published documents over HTTP, for everybody. */
@NullMarked
package io.ringledger.vault.rest.content;

import org.jspecify.annotations.NullMarked;
