/**
 * Plays a bout as an outside client would: over the public HTTP API, with its own wallet, knowing
 * the contract and nothing of the application's code.
 */
@NullMarked
package io.ringledger.local.demo;

import org.jspecify.annotations.NullMarked;
