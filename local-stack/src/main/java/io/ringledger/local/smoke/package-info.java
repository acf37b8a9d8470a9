/** The four questions whose answers tell whether a running system does its work. */
@NullMarked
package io.ringledger.local.smoke;

import org.jspecify.annotations.NullMarked;
