/** Tests of the jobs about payments. */
@NullMarked
package io.ringledger.commerce.persistence.jobs;

import org.jspecify.annotations.NullMarked;
