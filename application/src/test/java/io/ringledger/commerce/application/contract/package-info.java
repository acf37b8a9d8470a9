/** What every adapter of a port of commerce keeps to. */
@NullMarked
package io.ringledger.commerce.application.contract;

import org.jspecify.annotations.NullMarked;
