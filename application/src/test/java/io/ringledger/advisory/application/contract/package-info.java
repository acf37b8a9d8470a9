/** What every store of advisory has to keep, in memory or in a database. */
@NullMarked
package io.ringledger.advisory.application.contract;

import org.jspecify.annotations.NullMarked;
