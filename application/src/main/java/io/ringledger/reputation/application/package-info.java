/**
 * Standing follows from events alone; it can be looked at, and built again from the first of them.
 */
@NullMarked
package io.ringledger.reputation.application;

import org.jspecify.annotations.NullMarked;
