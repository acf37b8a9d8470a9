/** What has to hold of the sources before they are released. */
@NullMarked
package io.ringledger.local.release;

import org.jspecify.annotations.NullMarked;
