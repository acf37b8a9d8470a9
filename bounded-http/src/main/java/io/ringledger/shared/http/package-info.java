/** An HTTP exchange that ends in time and stays small, for adapters that ask servers outside. */
@NullMarked
package io.ringledger.shared.http;

import org.jspecify.annotations.NullMarked;
