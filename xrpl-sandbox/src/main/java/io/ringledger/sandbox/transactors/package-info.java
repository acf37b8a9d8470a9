/**
 * What each type of transaction does to the ledger, one class per type, and the machinery that runs
 * them in the ledger's order of checks.
 */
@NullMarked
package io.ringledger.sandbox.transactors;

import org.jspecify.annotations.NullMarked;
