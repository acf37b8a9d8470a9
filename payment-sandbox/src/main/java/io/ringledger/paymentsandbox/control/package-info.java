/** The sandbox's own controls, by which curl can do what Java can. */
@NullMarked
package io.ringledger.paymentsandbox.control;

import org.jspecify.annotations.NullMarked;
