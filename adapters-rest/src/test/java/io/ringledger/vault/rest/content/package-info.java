/** Published documents over HTTP, asked for by strangers. */
@NullMarked
package io.ringledger.vault.rest.content;

import org.jspecify.annotations.NullMarked;
