/** What is done about payments without anybody asking, as jobs. */
@NullMarked
package io.ringledger.commerce.persistence.jobs;

import org.jspecify.annotations.NullMarked;
