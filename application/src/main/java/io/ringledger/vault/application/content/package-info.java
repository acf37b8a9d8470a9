/** Publishing documents by their content, and getting them into the store for everybody. */
@NullMarked
package io.ringledger.vault.application.content;

import org.jspecify.annotations.NullMarked;
