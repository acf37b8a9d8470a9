/** The sandbox, tried from outside as its clients see it. */
@NullMarked
package io.ringledger.xamansandbox;

import org.jspecify.annotations.NullMarked;
