/** The application as functions of AWS Lambda; part of it only in the profile {@code lambda}. */
@NullMarked
package io.ringledger.app.lambda;

import org.jspecify.annotations.NullMarked;
