/** What the running application tells about itself: figures and traces. */
@NullMarked
package io.ringledger.app.observation;

import org.jspecify.annotations.NullMarked;
