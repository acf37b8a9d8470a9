/** Tests of the job scheduler's surroundings. */
@NullMarked
package io.ringledger.shared.persistence.jobs;

import org.jspecify.annotations.NullMarked;
