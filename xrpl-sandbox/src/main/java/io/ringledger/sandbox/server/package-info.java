/**
 * How commands travel: JSON-RPC over HTTP and messages over WebSocket on one port, with
 * subscriptions, and with faults on demand in between.
 */
@NullMarked
package io.ringledger.sandbox.server;

import org.jspecify.annotations.NullMarked;
