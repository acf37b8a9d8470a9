/** What the use cases of sites need from the outside. */
@NullMarked
package io.ringledger.sites.application.outbound;

import org.jspecify.annotations.NullMarked;
