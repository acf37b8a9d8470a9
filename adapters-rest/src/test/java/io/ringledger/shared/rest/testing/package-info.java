/** Steps of an outside client, and a world without a database to take them in. */
@NullMarked
package io.ringledger.shared.rest.testing;

import org.jspecify.annotations.NullMarked;
