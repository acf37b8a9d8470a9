@NullMarked
package io.ringledger.commerce.application.payments;

import org.jspecify.annotations.NullMarked;
