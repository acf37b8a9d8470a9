/** Classes that break a rule of the house on purpose, so that each rule is seen to bite. */
@NullMarked
package io.ringledger.bouts.application.planted;

import org.jspecify.annotations.NullMarked;
