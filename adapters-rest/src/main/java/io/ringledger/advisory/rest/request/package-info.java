/** Bodies of requests about contents and suggestions. */
@NullMarked
package io.ringledger.advisory.rest.request;

import org.jspecify.annotations.NullMarked;
