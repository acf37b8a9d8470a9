/**
 * The commands a client can send, and how their answers look in either version of the API; how they
 * travel is none of its business.
 */
@NullMarked
package io.ringledger.sandbox.rpc;

import org.jspecify.annotations.NullMarked;
