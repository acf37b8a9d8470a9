/** Several providers of the same thing, of which those that fail are left alone for a while. */
@NullMarked
package io.ringledger.shared.application.providers;

import org.jspecify.annotations.NullMarked;
