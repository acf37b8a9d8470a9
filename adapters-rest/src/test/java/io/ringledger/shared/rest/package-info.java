/** How every request is read, guarded and answered. */
@NullMarked
package io.ringledger.shared.rest;

import org.jspecify.annotations.NullMarked;
