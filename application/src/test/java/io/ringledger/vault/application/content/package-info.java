/** Publishing documents while the store for everybody is there or not. */
@NullMarked
package io.ringledger.vault.application.content;

import org.jspecify.annotations.NullMarked;
