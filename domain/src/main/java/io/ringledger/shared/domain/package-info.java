/** What every context speaks of: money, addresses, ledger time, people, and how a refusal looks. */
@NullMarked
package io.ringledger.shared.domain;

import org.jspecify.annotations.NullMarked;
