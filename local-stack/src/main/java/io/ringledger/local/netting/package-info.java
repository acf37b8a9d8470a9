/** Netting, tried with millions of drawn batches against a slow and obvious way of doing it. */
@NullMarked
package io.ringledger.local.netting;

import org.jspecify.annotations.NullMarked;
