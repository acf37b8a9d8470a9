/** What the bout use cases need from the outside: storage, the ledger, the wallet. */
@NullMarked
package io.ringledger.bouts.application.outbound;

import org.jspecify.annotations.NullMarked;
