/** Sites, their admins and their visitors over HTTP. */
@NullMarked
package io.ringledger.sites.rest;

import org.jspecify.annotations.NullMarked;
