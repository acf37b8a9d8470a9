/** Figures that the database is asked for when they are scraped. */
@NullMarked
package io.ringledger.app.observation.figures;

import org.jspecify.annotations.NullMarked;
