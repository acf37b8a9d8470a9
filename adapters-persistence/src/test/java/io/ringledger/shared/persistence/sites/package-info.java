/** That a site sees nothing of another, and a restricted role does nothing but its own. */
@NullMarked
package io.ringledger.shared.persistence.sites;

import org.jspecify.annotations.NullMarked;
