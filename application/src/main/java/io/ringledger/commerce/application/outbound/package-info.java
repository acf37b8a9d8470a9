/** What the use cases of shops need from the outside. */
@NullMarked
package io.ringledger.commerce.application.outbound;

import org.jspecify.annotations.NullMarked;
