@NullMarked
package io.ringledger.commerce.domain.pricing;

import org.jspecify.annotations.NullMarked;
