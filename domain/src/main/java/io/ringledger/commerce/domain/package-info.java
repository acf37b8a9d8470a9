/** The promotion's shops: what is refused, and the names of things. */
@NullMarked
package io.ringledger.commerce.domain;

import org.jspecify.annotations.NullMarked;
