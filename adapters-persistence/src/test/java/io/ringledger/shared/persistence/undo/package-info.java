/** Undoing migrations, and that none breaks the release before it. */
@NullMarked
package io.ringledger.shared.persistence.undo;

import org.jspecify.annotations.NullMarked;
