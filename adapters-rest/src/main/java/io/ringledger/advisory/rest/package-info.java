/** Contents of sites, suggestions about them, and whether AI may be asked, over HTTP. */
@NullMarked
package io.ringledger.advisory.rest;

import org.jspecify.annotations.NullMarked;
