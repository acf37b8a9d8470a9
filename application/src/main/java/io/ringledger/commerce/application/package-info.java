/** The promotion's shops: what people do in them, behind which gates. */
@NullMarked
package io.ringledger.commerce.application;

import org.jspecify.annotations.NullMarked;
