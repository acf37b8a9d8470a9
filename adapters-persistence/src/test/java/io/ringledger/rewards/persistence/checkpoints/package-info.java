/** Signing and keeping checkpoints, tried with files and a database. */
@NullMarked
package io.ringledger.rewards.persistence.checkpoints;

import org.jspecify.annotations.NullMarked;
