/** Stand-ins in memory for accounts, hashing, tokens and the brakes on guessing. */
@NullMarked
package io.ringledger.identity.application.fakes;

import org.jspecify.annotations.NullMarked;
