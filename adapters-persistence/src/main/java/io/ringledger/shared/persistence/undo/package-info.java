/** Taking migrations back: what an operator does when a release has to go and its schema too. */
@NullMarked
package io.ringledger.shared.persistence.undo;

import org.jspecify.annotations.NullMarked;
