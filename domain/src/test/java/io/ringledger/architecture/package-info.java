/** Holds the rules of the rooms, and shows that each rule catches who breaks it. */
@NullMarked
package io.ringledger.architecture;

import org.jspecify.annotations.NullMarked;
