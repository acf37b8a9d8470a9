/** Tries what is known of subscribers without anything outside. */
@NullMarked
package io.ringledger.events.domain;

import org.jspecify.annotations.NullMarked;
