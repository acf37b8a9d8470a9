/** One transaction a use case, the answers already given and the history, in PostgreSQL. */
@NullMarked
package io.ringledger.shared.persistence;

import org.jspecify.annotations.NullMarked;
