/** Who may act: accounts, passwords, and the brakes on guessing them. */
@NullMarked
package io.ringledger.identity.domain;

import org.jspecify.annotations.NullMarked;
