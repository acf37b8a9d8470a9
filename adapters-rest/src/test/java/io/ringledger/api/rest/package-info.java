/** How the API describes itself. */
@NullMarked
package io.ringledger.api.rest;

import org.jspecify.annotations.NullMarked;
