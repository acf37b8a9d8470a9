/** Tests of the shared tables, and the embedded database that every test of the product can use. */
@NullMarked
package io.ringledger.shared.persistence;

import org.jspecify.annotations.NullMarked;
