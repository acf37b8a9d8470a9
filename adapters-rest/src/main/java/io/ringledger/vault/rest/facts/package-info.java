/** What clients have to know of the vault before they sign. */
@NullMarked
package io.ringledger.vault.rest.facts;

import org.jspecify.annotations.NullMarked;
