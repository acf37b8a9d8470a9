@NullMarked
package io.ringledger.commerce.application.orders;

import org.jspecify.annotations.NullMarked;
