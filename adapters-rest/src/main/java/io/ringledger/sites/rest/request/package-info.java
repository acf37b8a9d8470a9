/** What is asked about sites. */
@NullMarked
package io.ringledger.sites.rest.request;

import org.jspecify.annotations.NullMarked;
