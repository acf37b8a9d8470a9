/** Bodies of answers about contents and suggestions. */
@NullMarked
package io.ringledger.advisory.rest.response;

import org.jspecify.annotations.NullMarked;
