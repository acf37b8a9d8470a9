/** What the platform keeps: sign requests, called payloads, from their creation to their end. */
@NullMarked
package io.ringledger.xamansandbox.platform;

import org.jspecify.annotations.NullMarked;
