/** What must hold whatever was killed or cut off, judged by evidence alone. */
@NullMarked
package io.ringledger.local.chaos.check;

import org.jspecify.annotations.NullMarked;
