/**
 * What the simulated provider keeps, and that it keeps it: every change is whole or does not
 * happen, and outlives a restart where there is a folder for it.
 */
@NullMarked
package io.ringledger.paymentsandbox.books;

import org.jspecify.annotations.NullMarked;
