/** Work that is done later, by whichever replica is free; a dead replica's work is taken over. */
@NullMarked
package io.ringledger.shared.persistence.jobs;

import org.jspecify.annotations.NullMarked;
