/** What a site offers and how it prices that: for its admins to say, and for buyers to read. */
@NullMarked
package io.ringledger.commerce.application.catalog;

import org.jspecify.annotations.NullMarked;
