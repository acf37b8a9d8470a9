@NullMarked
package io.ringledger.commerce.domain.order;

import org.jspecify.annotations.NullMarked;
