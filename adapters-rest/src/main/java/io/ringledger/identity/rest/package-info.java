/** Registration and login over HTTP. */
@NullMarked
package io.ringledger.identity.rest;

import org.jspecify.annotations.NullMarked;
