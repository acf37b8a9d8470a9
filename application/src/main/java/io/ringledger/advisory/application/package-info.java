/** Contents of sites, suggestions about them, and the gates between the two. */
@NullMarked
package io.ringledger.advisory.application;

import org.jspecify.annotations.NullMarked;
