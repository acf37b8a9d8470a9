/**
 * How it is reached: the platform's API, the status WebSockets and the sandbox's own controls on
 * one port, with faults on demand in between.
 */
@NullMarked
package io.ringledger.xamansandbox.server;

import org.jspecify.annotations.NullMarked;
