/** Who acts on a site, as the request says. */
@NullMarked
package io.ringledger.shared.rest.sites;

import org.jspecify.annotations.NullMarked;
