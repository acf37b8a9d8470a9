/** The promotion's sites, and who runs them. */
@NullMarked
package io.ringledger.sites.domain;

import org.jspecify.annotations.NullMarked;
