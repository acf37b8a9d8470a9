/** What is answered about sites. */
@NullMarked
package io.ringledger.sites.rest.response;

import org.jspecify.annotations.NullMarked;
