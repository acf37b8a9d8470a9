/** The vault over HTTP: wallets that sign in, and what they may do. */
@NullMarked
package io.ringledger.vault.rest;

import org.jspecify.annotations.NullMarked;
