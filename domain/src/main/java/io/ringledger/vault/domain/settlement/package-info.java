/** How a batch is settled on the ledger: its legs, what each try came to, and what comes next. */
@NullMarked
package io.ringledger.vault.domain.settlement;

import org.jspecify.annotations.NullMarked;
