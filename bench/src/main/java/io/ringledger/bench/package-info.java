/** Benchmarks: each compares two things in one run and prints a ratio. Never deployed. */
@NullMarked
package io.ringledger.bench;

import org.jspecify.annotations.NullMarked;
