/**
 * Tests of the sandbox: each rule on both sides of its boundary, and the wire as a client sees it.
 */
@NullMarked
package io.ringledger.sandbox;

import org.jspecify.annotations.NullMarked;
