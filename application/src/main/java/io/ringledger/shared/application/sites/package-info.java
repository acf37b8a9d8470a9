/** Acting for a site: who may, and within what the database lets them see. */
@NullMarked
package io.ringledger.shared.application.sites;

import org.jspecify.annotations.NullMarked;
