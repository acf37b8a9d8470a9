/** What every use case needs: one unit of work, idempotent answers, an audit trail, a caller. */
@NullMarked
package io.ringledger.shared.application;

import org.jspecify.annotations.NullMarked;
