/** What reading signed notices of payments has in common, whoever sends them. */
@NullMarked
package io.ringledger.commerce.gateways;

import org.jspecify.annotations.NullMarked;
